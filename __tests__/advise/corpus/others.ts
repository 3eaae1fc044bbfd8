/** Projects of Ruby, PHP, .NET, Elixir, and of no language. */
import { file, type Case } from './case.ts'

export const OTHERS: readonly Case[] = [
  {
    name: 'Rails with the revision as an argument',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      Gemfile: 'source "https://rubygems.org"\nruby file: ".ruby-version"\ngem "rails"\n',
      'Gemfile.lock': '',
      '.ruby-version': '3.4.4\n',
      'config/application.rb': '',
      Dockerfile: file`
        FROM ruby:3.4-slim
        ARG GIT_SHA
        ENV REVISION=\${GIT_SHA}
        WORKDIR /rails
        RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
        COPY Gemfile Gemfile.lock .ruby-version ./
        RUN bundle install
        COPY . .
        USER 1000
        CMD ["bin/rails", "server"]
      `,
    },
    advice: { app: ['volatile-argument-early'] },
  },
  {
    name: 'Laravel, everything copied first',
    trap: 'composer’s scripts and class maps need the source',
    files: {
      '.dockerignore': '.git\nDockerfile\nvendor\n',
      'composer.json':
        '{"require":{"laravel/framework":"^12"},"scripts":{"post-autoload-dump":["@php artisan package:discover"]}}',
      'composer.lock': '{}',
      artisan: '',
      'app/Models/User.php': '',
      Dockerfile: file`
        FROM composer:2 AS vendor
        WORKDIR /app
        COPY . .
        RUN composer install --no-dev --no-interaction

        FROM php:8.4-apache
        COPY --from=vendor /app /var/www/html
        USER www-data
      `,
    },
    advice: { app: ['dependencies-before-source'] },
  },
  {
    name: '.NET service of two projects',
    files: {
      '.dockerignore': '.git\nDockerfile\n**/obj\n**/bin\n',
      'App.sln': '',
      'src/Api/Api.csproj': '<Project/>',
      'src/Api/Program.cs': '',
      'src/Core/Core.csproj': '<Project/>',
      'Directory.Packages.props': '<Project/>',
      Dockerfile: file`
        FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build
        WORKDIR /source
        COPY . .
        RUN dotnet publish src/Api/Api.csproj -c Release -o /app

        FROM mcr.microsoft.com/dotnet/aspnet:9.0
        WORKDIR /app
        COPY --from=build /app .
        USER app
        ENTRYPOINT ["dotnet", "Api.dll"]
      `,
    },
    advice: { app: ['dependencies-before-source'] },
  },
  {
    name: 'service whose packages wait for its builder',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      'src/app.c': '',
      Makefile: 'all:\n\tcc src/app.c\n',
      Dockerfile: file`
        FROM gcc:15 AS builder
        WORKDIR /src
        COPY Makefile ./
        COPY src src
        RUN make

        FROM debian:bookworm-slim
        COPY --from=builder /src/a.out /usr/local/bin/app
        RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
        USER 1000
        CMD ["app"]
      `,
    },
    ms: [
      ['make', 60_000],
      ['apt-get', 12_000],
    ],
    advice: { app: ['artificial-stage-edge'] },
  },
  {
    name: 'repository copied as a whole, with its git data',
    files: {
      '.github/workflows/ci.yml': '',
      'docs/usage.md': '',
      'README.md': '',
      'package.json': '{"private":true,"scripts":{"build":"node build.js"}}',
      'build.js': '',
      Dockerfile: file`
        FROM node:22-slim AS build
        WORKDIR /app
        COPY . .
        RUN npm run build

        FROM scratch
        COPY --from=build /app/out /
      `,
    },
    targets: { app: { output: ['type=local,dest=out'] } },
    advice: { app: ['unneeded-context-files'] },
  },
  {
    name: 'Rails in order, compiled in a builder stage',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      Gemfile: 'source "https://rubygems.org"\ngem "rails"\ngem "pg"\n',
      'Gemfile.lock': '',
      'config/application.rb': '',
      Dockerfile: file`
        FROM ruby:3.4-slim AS base
        WORKDIR /rails
        ENV BUNDLE_DEPLOYMENT=1 BUNDLE_WITHOUT=development:test

        FROM base AS build
        RUN apt-get update && apt-get install -y build-essential libpq-dev
        COPY Gemfile Gemfile.lock ./
        RUN bundle install
        COPY . .
        RUN bundle exec bootsnap precompile app/ lib/

        FROM base
        RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
        COPY --from=build --chown=1000:1000 /rails /rails
        USER 1000
        CMD ["bin/rails", "server"]
      `,
    },
    advice: {},
  },
  {
    name: 'Symfony in order',
    files: {
      '.dockerignore': '.git\nDockerfile\nvendor\n',
      'composer.json': '{"require":{"symfony/framework-bundle":"^7"},"require-dev":{"phpunit/phpunit":"^12"}}',
      'composer.lock': '{}',
      'src/Kernel.php': '',
      Dockerfile: file`
        FROM dunglas/frankenphp:1-php8.4
        RUN install-php-extensions pdo_pgsql intl
        WORKDIR /app
        COPY composer.json composer.lock ./
        RUN composer install --no-dev --no-scripts --no-autoloader
        COPY . .
        RUN composer dump-autoload --classmap-authoritative
        USER www-data
      `,
    },
    advice: {},
  },
]
