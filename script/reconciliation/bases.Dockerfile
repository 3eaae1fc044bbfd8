# Stand-ins for the upstream images that examples/reconciliation names, made by script/reconciliation/bases where no
# registry serves them. Each has what the upstream image of that name has, as far as the example can tell: the same
# distribution, package lists, paths, environment and user. One stage for each name.

FROM scratch AS debian_bookworm-slim
ADD rootfs.tar /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
CMD ["bash"]

# ----------------------------------------------------------------------------------------------------------------------
# Rust: the toolchain of this machine, where upstream's rustup puts it, in upstream's minimal profile.

FROM debian_bookworm-slim AS rust_1.95-slim-bookworm
RUN --mount=type=secret,id=apt-sources,target=/etc/apt/sources.list.d/debian.sources \
    --mount=type=secret,id=apt-conf,target=/etc/apt/apt.conf.d/99machine \
    apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates gcc libc6-dev && \
    rm -rf /var/lib/apt/lists/*
ENV RUSTUP_HOME=/usr/local/rustup CARGO_HOME=/usr/local/cargo PATH=/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin RUST_VERSION=1.95.0
COPY rust/ /usr/local/

# buildpack-deps:bookworm, its three layers.
FROM debian_bookworm-slim AS buildpack-deps
RUN --mount=type=secret,id=apt-sources,target=/etc/apt/sources.list.d/debian.sources \
    --mount=type=secret,id=apt-conf,target=/etc/apt/apt.conf.d/99machine \
    apt-get update && \
    apt-get install -y --no-install-recommends ca-certificates curl gnupg netbase sq wget && \
    rm -rf /var/lib/apt/lists/*
RUN --mount=type=secret,id=apt-sources,target=/etc/apt/sources.list.d/debian.sources \
    --mount=type=secret,id=apt-conf,target=/etc/apt/apt.conf.d/99machine \
    apt-get update && \
    apt-get install -y --no-install-recommends git mercurial openssh-client subversion procps && \
    rm -rf /var/lib/apt/lists/*
RUN --mount=type=secret,id=apt-sources,target=/etc/apt/sources.list.d/debian.sources \
    --mount=type=secret,id=apt-conf,target=/etc/apt/apt.conf.d/99machine \
    apt-get update && \
    apt-get install -y --no-install-recommends \
      autoconf automake bzip2 default-libmysqlclient-dev dpkg-dev file g++ gcc imagemagick libbz2-dev libc6-dev \
      libcurl4-openssl-dev libdb-dev libevent-dev libffi-dev libgdbm-dev libglib2.0-dev libgmp-dev libjpeg-dev \
      libkrb5-dev liblzma-dev libmagickcore-dev libmagickwand-dev libmaxminddb-dev libncurses5-dev libncursesw5-dev \
      libpng-dev libpq-dev libreadline-dev libsqlite3-dev libssl-dev libtool libwebp-dev libxml2-dev libxslt-dev \
      libyaml-dev make patch unzip xz-utils zlib1g-dev && \
    rm -rf /var/lib/apt/lists/*

FROM buildpack-deps AS rust_1.95-bookworm
ENV RUSTUP_HOME=/usr/local/rustup CARGO_HOME=/usr/local/cargo PATH=/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin RUST_VERSION=1.95.0
COPY rust/ /usr/local/

# ----------------------------------------------------------------------------------------------------------------------
# Node: the binary and the npm that the npm registry carries.

FROM debian_bookworm-slim AS node_22-bookworm-slim
COPY node/ /usr/local/
CMD ["node"]

FROM buildpack-deps AS node_22-bookworm
COPY node/ /usr/local/
CMD ["node"]

# ----------------------------------------------------------------------------------------------------------------------
# nginx: Debian's, with the modules, tools, paths and logs of nginx.org's image.

FROM debian_bookworm-slim AS nginx_1.27
RUN --mount=type=secret,id=apt-sources,target=/etc/apt/sources.list.d/debian.sources \
    --mount=type=secret,id=apt-conf,target=/etc/apt/apt.conf.d/99machine \
    apt-get update && \
    apt-get install -y --no-install-recommends \
      nginx libnginx-mod-http-xslt-filter libnginx-mod-http-geoip libnginx-mod-http-image-filter \
      ca-certificates curl gettext-base tzdata && \
    rm -rf /var/lib/apt/lists/* /etc/nginx/sites-* && \
    useradd --system --uid 101 --user-group --no-create-home --shell /usr/sbin/nologin nginx && \
    mkdir -p /usr/share/nginx/html && cp /var/www/html/*.html /usr/share/nginx/html/index.html && \
    ln -sf /dev/stdout /var/log/nginx/access.log && ln -sf /dev/stderr /var/log/nginx/error.log
COPY --chmod=644 <<EOF /etc/nginx/nginx.conf
user nginx;
worker_processes auto;
pid /run/nginx.pid;
events {
    worker_connections 1024;
}
http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    include /etc/nginx/conf.d/*.conf;
}
EOF
COPY --chmod=644 <<EOF /etc/nginx/conf.d/default.conf
server {
    listen 80;
    root /usr/share/nginx/html;
}
EOF
EXPOSE 80
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]

# ----------------------------------------------------------------------------------------------------------------------
# distroless/cc-debian12: files of a few packages, no package manager, no shell.

FROM rust_1.95-slim-bookworm AS distroless-files
RUN --mount=type=secret,id=apt-sources,target=/etc/apt/sources.list.d/debian.sources \
    --mount=type=secret,id=apt-conf,target=/etc/apt/apt.conf.d/99machine \
    mkdir -p /debs /root-fs/var/lib/dpkg/status.d /root-fs/tmp /root-fs/home/nonroot && \
    apt-get update && cd /debs && \
    # apt drops to the user _apt for downloads, who may not write here
    apt-get -o APT::Sandbox::User=root download \
      base-files netbase tzdata media-types libc6 libssl3 libgcc-s1 libgomp1 libstdc++6 && \
    for deb in *.deb; do \
      dpkg-deb -x "$deb" /root-fs && \
      dpkg-deb -f "$deb" >"/root-fs/var/lib/dpkg/status.d/${deb%%_*}"; \
    done && \
    rm -rf /root-fs/usr/share/doc/*/changelog* /root-fs/usr/share/man /root-fs/usr/share/lintian && \
    install -D /etc/ssl/certs/ca-certificates.crt /root-fs/etc/ssl/certs/ca-certificates.crt && \
    chmod 1777 /root-fs/tmp && chown 65532:65532 /root-fs/home/nonroot && \
    printf 'root:x:0:0:root:/root:/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n' >/root-fs/etc/passwd && \
    printf 'root:x:0:\nnobody:x:65534:\ntty:x:5:\nstaff:x:50:\nnonroot:x:65532:\n' >/root-fs/etc/group && \
    printf 'hosts: files dns\n' >/root-fs/etc/nsswitch.conf

FROM scratch AS gcr.io_distroless_cc-debian12_nonroot
COPY --from=distroless-files /root-fs /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
USER 65532
WORKDIR /home/nonroot
