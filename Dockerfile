# syntax=docker/dockerfile:1

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts/build.ts ./scripts/
COPY src ./src
RUN npm run build

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
# The volume takes its owner from this folder.
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY protos ./protos
COPY config ./config
USER node
VOLUME /data
# Partner contract over HTTP and gRPC. As it listens on all addresses, the configuration must name TLS files or tls.terminatedByProxy.
# The admin port is bound to loopback inside the container and can't be published.
EXPOSE 8080 50051
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "dist/commands/check-ready.js"]
STOPSIGNAL SIGTERM
# Keep the heap small: see docs/performance.md.
CMD ["node", "--max-semi-space-size=4", "--heap-growing-percent=30", "dist/main.js"]
