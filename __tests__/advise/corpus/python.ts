/** Projects of pip, poetry and uv. */
import { history } from '../project.ts'
import { file, type Case } from './case.ts'

export const PYTHON: readonly Case[] = [
  {
    name: 'Flask with requirements in two files',
    trap: 'requirements.txt includes another file',
    files: {
      '.dockerignore': '.git\nDockerfile\n.venv\n',
      'requirements.txt': '-r requirements/base.txt\ngunicorn==23.0.0\n',
      'requirements/base.txt': 'flask==3.1.0\n',
      'app.py': '',
      Dockerfile: file`
        FROM python:3.13-slim
        WORKDIR /app
        COPY . .
        RUN pip install --no-cache-dir -r requirements.txt
        USER 1000
        CMD ["gunicorn", "app:app"]
      `,
    },
    commits: history([20, 'app.py'], [5, 'requirements/base.txt']),
    advice: { app: ['dependencies-before-source'] },
  },
  {
    name: 'library with a version from git tags',
    trap: 'hatch-vcs reads .git',
    files: {
      'pyproject.toml':
        '[build-system]\nrequires = ["hatchling", "hatch-vcs"]\n\n[project]\nname = "tool"\ndynamic = ["version"]\n',
      'src/tool/__init__.py': '',
      '.dockerignore': 'Dockerfile\n.dockerignore\n',
      Dockerfile: file`
        FROM python:3.13 AS build
        WORKDIR /src
        COPY . .
        RUN pip install --no-cache-dir --target /out .

        FROM python:3.13-slim
        COPY --from=build /out /opt/tool
        ENV PYTHONPATH=/opt/tool
        USER 1000
        ENTRYPOINT ["python", "-m", "tool"]
      `,
    },
    advice: { app: ['~unneeded-context-files'] },
  },
  {
    name: 'FastAPI by uv, in order',
    files: {
      '.dockerignore': '.git\nDockerfile\n.venv\n',
      'pyproject.toml':
        '[project]\nname = "api"\nversion = "1"\ndependencies = ["fastapi"]\n\n[dependency-groups]\ndev = ["pytest"]\n',
      'uv.lock': '',
      'api/main.py': '',
      Dockerfile: file`
        FROM ghcr.io/astral-sh/uv:python3.13-bookworm-slim AS build
        WORKDIR /app
        COPY pyproject.toml uv.lock ./
        RUN uv sync --frozen --no-dev --no-install-project
        COPY . .
        RUN uv sync --frozen --no-dev

        FROM python:3.13-slim-bookworm
        WORKDIR /app
        COPY --from=build /app /app
        USER 1000
        CMD ["/app/.venv/bin/uvicorn", "api.main:app"]
      `,
    },
    advice: {},
  },
  {
    name: 'Django by poetry, with system packages below the source',
    files: {
      'pyproject.toml':
        '[tool.poetry]\nname = "site"\nversion = "1"\n\n[tool.poetry.dependencies]\npython = "^3.13"\ndjango = "^5"\n',
      'poetry.lock': '',
      '.dockerignore': '.git\nDockerfile\n.venv\n',
      'manage.py': '',
      'site/settings.py': '',
      Dockerfile: file`
        FROM python:3.13-slim AS run
        WORKDIR /srv
        RUN pip install --no-cache-dir poetry==2.1.3
        COPY . .
        RUN apt-get update \
         && apt-get install -y --no-install-recommends libpq5 \
         && rm -rf /var/lib/apt/lists/*
        RUN poetry install --only main
        USER 1000
        CMD ["python", "manage.py", "runserver"]
      `,
    },
    commits: history([22, 'site/settings.py'], [3, 'poetry.lock']),
    advice: { app: ['dependencies-before-source', 'packages-before-source'] },
  },
]
