/** Projects of Rust. */
import { history } from '../project.ts'
import { file, type Case } from './case.ts'

/** A lock file of that many packages from the registry. */
export function cargoLock(packages: number): string {
  const one = (at: number): string =>
    `[[package]]\nname = "dep${at}"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n`
  return ['version = 4\n', ...Array.from({ length: packages }, (_, at) => one(at))].join('\n')
}

const MANIFEST =
  '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2024"\n\n[dependencies]\naxum = "0.8"\n\n[profile.release]\nstrip = "symbols"\n'
const RUNTIME = 'USER nonroot\nENTRYPOINT ["/app"]\n'

export const RUST: readonly Case[] = [
  {
    name: 'Rust service compiled in one step',
    files: {
      '.dockerignore': 'target\n.git\nDockerfile\n',
      'Cargo.toml': MANIFEST,
      'Cargo.lock': cargoLock(120),
      'src/main.rs': '',
      Dockerfile: file`
        # syntax=docker/dockerfile:1
        # compiles
        FROM rust:1.95-bookworm AS builder
        WORKDIR /app
        COPY . .
        RUN --mount=type=secret,id=ca cargo build --release --locked

        FROM gcr.io/distroless/cc-debian12:nonroot
        COPY --from=builder /app/target/release/app /app
        ${RUNTIME}`,
    },
    commits: history([18, 'src/main.rs'], [7, 'Cargo.lock', 'src/main.rs']),
    advice: { app: ['cargo-chef'] },
  },
  {
    name: 'Rust workspace with chef, as its README says',
    files: {
      '.dockerignore': 'target\n.git\nDockerfile\n',
      'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\nresolver = "3"\n\n[profile.release]\nstrip = true\n',
      'Cargo.lock': cargoLock(80),
      'crates/api/Cargo.toml': MANIFEST,
      'crates/api/src/main.rs': '',
      Dockerfile: file`
        FROM lukemathwalker/cargo-chef:latest-rust-1.95-bookworm AS chef
        WORKDIR /app

        FROM chef AS planner
        COPY . .
        RUN cargo chef prepare --recipe-path recipe.json

        FROM chef AS builder
        COPY --from=planner /app/recipe.json recipe.json
        RUN cargo chef cook --release --recipe-path recipe.json
        COPY . .
        RUN cargo build --release --bin api

        FROM gcr.io/distroless/cc-debian12:nonroot
        COPY --from=builder /app/target/release/api /app
        ${RUNTIME}`,
    },
    advice: {},
  },
  {
    name: 'Rust crate that depends on a sibling repository',
    trap: 'a path dependency outside of the context',
    files: {
      '.dockerignore': 'target\n.git\nDockerfile\n',
      'Cargo.toml': MANIFEST.replace('axum = "0.8"', 'axum = "0.8"\ncommon = { path = "../common" }'),
      'Cargo.lock': cargoLock(60),
      'src/main.rs': '',
      Dockerfile: file`
        FROM rust:1.95-bookworm AS builder
        WORKDIR /app
        COPY . .
        COPY --from=common . /common
        RUN cargo build --release

        FROM gcr.io/distroless/cc-debian12:nonroot
        COPY --from=builder /app/target/release/app /app
        ${RUNTIME}`,
    },
    advice: { app: ['~cargo-chef'] },
  },
]
