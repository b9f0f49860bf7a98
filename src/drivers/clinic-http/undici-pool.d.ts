/** The pool alone: the package's index loads `fetch`, web sockets, caches and mocks besides, which take 10 MB of memory. */
declare module 'undici/lib/dispatcher/pool.js' {
  import { Pool } from 'undici';
  export default Pool;
}
