import { isNativeError } from 'node:util/types';
import { ConfigurationError, type Problem } from './configuration/problem.ts';

/** What is wrong and what to do about it. */
type Explanation = readonly [problem: string, remedy: string];

/** By the system's error codes. */
const ofPorts: Readonly<Record<string, Explanation>> = {
  EADDRINUSE: ['another process listens there', 'Stop that process, or choose another port.'],
  EACCES: ['this user may not listen there', 'Choose a port above 1023.'],
  EADDRNOTAVAIL: ['this machine does not have that address', 'Check HOST.'],
  ENOTFOUND: ['there is no such host', 'Check HOST.'],
  EAI_AGAIN: ['the name of the host could not be looked up', 'Check HOST.'],
};

const anotherFolder = 'Choose another DATA_DIR';

/** By the system's error codes, and by SQLite's with the prefix `SQLITE_` (https://www.sqlite.org/rescode.html). */
const ofFiles: Readonly<Record<string, Explanation>> = {
  EACCES: ['this user may not write there', `${anotherFolder}, or give the user the right.`],
  EPERM: ['this user may not write there', `${anotherFolder}, or give the user the right.`],
  EROFS: ['the file system is read-only', `${anotherFolder}.`],
  ENOSPC: ['the disk is full', `Make room, or choose another DATA_DIR.`],
  EEXIST: ['a file is in the way of the folder', `${anotherFolder}, or move the file.`],
  ENOTDIR: ['a file is in the way of the folder', `${anotherFolder}, or move the file.`],
  ENOENT: ['a link on the way there leads nowhere', `${anotherFolder}, or put the link right.`],
  ELOOP: ['a link on the way there leads nowhere', `${anotherFolder}, or put the link right.`],
  SQLITE_5: ['another process keeps it locked', 'Stop that process, or choose another DATA_DIR.'],
  SQLITE_8: ['it is read-only for this user', `${anotherFolder}, or give the user the right.`],
  SQLITE_10: ['the disk could not be read or written', `Check the disk, or choose another DATA_DIR.`],
  SQLITE_11: ['it is damaged', `Put back a copy of the file and of its -wal, or choose another DATA_DIR.`],
  SQLITE_13: ['the disk is full', `Make room, or choose another DATA_DIR.`],
  SQLITE_14: [
    'it cannot be opened',
    `${anotherFolder}, or see to it that it is a file that this user may write.`,
  ],
  SQLITE_26: [
    'it is no SQLite database',
    `Put back a copy of the file and of its -wal, or choose another DATA_DIR.`,
  ],
};

/** By the system's error codes, and by PostgreSQL's (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const ofDatabases: Readonly<Record<string, Explanation>> = {
  ECONNREFUSED: ['nothing answers there', 'Check host and port, and whether the database runs.'],
  ENOTFOUND: ['there is no such host', 'Check the host.'],
  EAI_AGAIN: ['the name of the host could not be looked up', 'Check the host.'],
  ETIMEDOUT: ['nothing answers there', 'Check host and port, and what is between.'],
  '28P01': ['the password is wrong', 'Check user and password.'],
  '28000': ['the user may not log in', "Check the user, and the server's pg_hba.conf."],
  '3D000': ['there is no such database', 'Check the name of the database, or create it.'],
  '42501': ['the user may not make tables', 'Let the user own the database or its schema.'],
};

/** What the record itself may be refused for, whichever engine keeps it. */
const ofRecords: Readonly<Record<string, Explanation>> = {
  INDEX_KEY_MISMATCH: [
    'the record of bookings was written with another index key than the one in personalData',
    'Put back the index key that the record was made with, or choose another DATA_DIR or DATABASE_URL.',
  ],
  RECORD_TOO_NEW: [
    'a newer version of the adapter has written it',
    'Start that version, or choose another DATA_DIR or DATABASE_URL.',
  ],
};

/**
 * Rejects with a {@link ConfigurationError} that names the setting, for a port that can't be listened on.
 * @param setting the environment's name of the port
 */
export async function atPort<T>(setting: string, port: number, starting: Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (error) {
    throw told(error, ofPorts, { file: 'environment', path: setting, subject: `port ${port}` });
  }
}

/** Rejects with a {@link ConfigurationError} that names the file, for one that can't be used. */
export async function inFile<T>(file: string, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    throw told(error, { ...ofFiles, ...ofRecords }, { file, path: '', subject: '' });
  }
}

/** Rejects with a {@link ConfigurationError} that names the setting, for a database that can't be used. */
export async function inDatabase<T>(opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    const explanations = { ...ofDatabases, ...ofRecords };
    throw told(error, explanations, { file: 'environment', path: 'DATABASE_URL', subject: 'the database' });
  }
}

interface Place extends Pick<Problem, 'file' | 'path'> {
  /** What can't be used; empty where the file says it. */
  readonly subject: string;
}

/** What nobody foresaw stays as it is, to be told in full. */
function told(error: unknown, explanations: Readonly<Record<string, Explanation>>, place: Place): unknown {
  const byCode = new Map<unknown, Explanation>(Object.entries(explanations));
  const code = codesOf(error).find((each) => byCode.has(each));
  const explanation = byCode.get(code);
  if (explanation === undefined) return error;
  const [problem, remedy] = explanation;
  const { file, path, subject } = place;
  const what = `${subject} can't be used: ${problem}`.trimStart();
  return new ConfigurationError([{ file, line: null, path, problem: what, remedy }]);
}

/** Codes of an error and of its causes. grpc-js tells the system's code in words only. */
function codesOf(error: unknown): readonly unknown[] {
  if (!isNativeError(error)) return [];
  const own = 'code' in error ? error.code : undefined;
  const sqlite = 'errcode' in error ? `SQLITE_${Number(error.errcode) & 0xff}` : undefined;
  return [sqlite, own, /\bE[A-Z]{4,}\b/.exec(error.message)?.[0], ...codesOf(error.cause)];
}
