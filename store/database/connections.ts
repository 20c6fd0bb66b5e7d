/**
 * Connections to PostgreSQL, any of which may break at any moment (S7.1). A break ends nothing: whatever is asked of a
 * broken connection rejects with a code that says so, and the connection is never lent again.
 */
import {
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely';
import pg from 'pg';

/** SQLSTATE "connection failure" and "unable to establish a connection", where the driver gives no code of its own. */
const LOST = '08006';
const NOT_MADE = '08001';
/** What the driver says, without a code, of a connection that took too long or ended while it was made. */
const TOOK_TOO_LONG = /timeout|terminated/i;

/** The connection broke, or none could be made, before PostgreSQL could answer; the server undoes what was begun. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';

  constructor(
    readonly code: typeof LOST | typeof NOT_MADE,
    cause: unknown,
  ) {
    super('The connection to the database was lost, or could not be made.', { cause });
  }
}

/** What a query builder needs to work on connections that may break. */
export class Dialect extends PostgresDialect {
  readonly #pool: PostgresPool;

  constructor(settings: pg.PoolConfig) {
    const pool = lendingPool(settings);
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): Driver {
    return new Driver({ pool: this.#pool });
  }
}

class Driver extends PostgresDriver {
  /** A rollback that cannot be sent is done by the server; the reason for it must not be hidden by its own failure. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

/**
 * The pool forgets a connection that could not be made, and leaves its line open: where the driver itself has given up,
 * as without a password, the server would wait for us for a minute, and the process with it.
 */
class Client extends pg.Client {
  override connect(): Promise<pg.Client>;
  override connect(callback: (error: Error) => void): void;
  override connect(callback?: (error: Error) => void): Promise<pg.Client> | void {
    if (!callback) return super.connect();
    super.connect((error: Error | null) => {
      if (error) void this.end().catch(() => undefined);
      callback(error as Error);
    });
  }
}

function lendingPool(settings: pg.PoolConfig): PostgresPool {
  const pool = new pg.Pool({ ...settings, Client });
  // The pool listens to a connection only while it rests: one that breaks while it is lent, and waits for the next
  // statement, would otherwise end the process. Whoever holds it hears of it at that statement.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  return {
    connect: async () => lent(await pool.connect().catch(connectFault)),
    end: () => pool.end(),
  };
}

function connectFault(error: unknown): never {
  const hasCode = codeOf(error) !== null;
  if (hasCode || !(error instanceof Error) || !TOOK_TOO_LONG.test(error.message)) throw error;
  throw new ConnectionLost(NOT_MADE, error);
}

/** A connection for one piece of work. */
function lent(client: pg.PoolClient): PostgresPoolClient {
  let isInDoubt = false;
  const query = async (statement: string, parameters: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(statement, [...parameters]);
    } catch (error) {
      if (error instanceof pg.DatabaseError) throw error;
      // Nobody knows what the server made of it, nor what state the connection is in.
      isInDoubt = true;
      throw codeOf(error) === null ? new ConnectionLost(LOST, error) : error;
    }
  };
  // Cursors, the other way to ask that the type names, are not used in this house.
  return { query: query as PostgresPoolClient['query'], release: () => client.release(isInDoubt) };
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
