/** Where netexec listens in every pod. */
export const NETEXEC_PORT = 8080;

const curl = (url: string): string => `curl -sS -g --max-time 5 ${url}`;

/** Prints the name of the pod that answers. */
export const fetchName = (host: string, port: number): string =>
  curl(`http://${host}:${port}/hostname`);

/** Prints `address:port` of the client as the pod sees it. */
export const fetchClient = (host: string, port: number): string =>
  curl(`http://${host}:${port}/clientip`);

/** curl's exit codes for "connection refused" and "timed out". */
export const UNREACHABLE: readonly (number | null)[] = [7, 28];
