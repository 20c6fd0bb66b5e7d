# The worker and the command line. The embedded stack (dev/) is not in it.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM ${NODE_IMAGE}
ENV NODE_ENV=production TZ=UTC
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json tsconfig.json ./
COPY bin ./bin
COPY environment ./environment
COPY programmes ./programmes
COPY workflows ./workflows
COPY activities ./activities
COPY dfe ./dfe
COPY store ./store
COPY worker ./worker
COPY client ./client
# The only folder that is written to; a new volume takes over its owner.
RUN mkdir -p /data/documents && chown node:node /data/documents
USER node
# What `npm run worker` runs, without npm between it and the signals.
CMD ["node", "--import", "tsx", "worker/main.ts"]
