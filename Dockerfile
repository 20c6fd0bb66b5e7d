# The worker and the command line, compiled. The embedded stack (dev/) is not in it.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM ${NODE_IMAGE} AS compiled
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json ./
COPY packages ./packages
RUN npm ci
COPY bin ./bin
COPY dev/build.ts ./dev/build.ts
COPY environment ./environment
COPY programmes ./programmes
COPY workflows ./workflows
COPY access ./access
COPY activities ./activities
COPY dfe ./dfe
COPY documents ./documents
COPY store ./store
COPY worker ./worker
COPY client ./client
COPY web ./web
RUN npm run build

FROM ${NODE_IMAGE}
ENV NODE_ENV=production TZ=UTC
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=compiled /app/dist ./dist
COPY package.json ./
COPY bin ./bin
# The only folder that is written to; a new volume takes over its owner.
RUN mkdir -p /data/documents && chown node:node /data/documents
USER node
# What `npm run worker` runs, without npm between it and the signals.
CMD ["node", "bin/worker.mjs"]
