import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { refusalIn } from './component-log';
import type { Verdict } from './judge';
import { runSandboxed } from './sandbox';

/** A component of a node that is started and watched until it has taken or refused its files. */
export interface WatchedStart {
  readonly root: string;
  /** Shell lines that make the host ready and then define `start`, which becomes the component. */
  readonly prepare: string;
  /** Arguments of `start`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What it logs once nothing in its files can stop it any more: an extended regular expression. */
  readonly sign: string;
  /** Shell condition that must hold as well. @default none */
  readonly and?: string;
}

const PATIENCE_SECONDS = 120;
const REFUSED = 3;

const WATCH = `
start "$@" >"$LOG" 2>&1 &
while kill -0 $! 2>/dev/null; do
  if grep -Eq "$SIGN" "$LOG" && isServing; then exit 0; fi
  sleep 0.05
done
exit ${REFUSED}`;

/** Accepted when it says that it goes on, refused when it ends before; anything else is our mistake. */
export function watchStart({ root, prepare, args, env, sign, and }: WatchedStart): Verdict {
  const log = path.join(root, 'component.log');
  const script = `${prepare}\nisServing() { ${and ?? 'true'}; }\n${WATCH}`;
  const result = runSandboxed({
    root,
    command: ['sh', '-ec', script, 'sh', ...args],
    env: { ...env, HOST: root, LOG: log, SIGN: sign },
    timeoutSeconds: PATIENCE_SECONDS,
  });
  if (result.status === 0) return { accepted: true, says: '' };
  const said = result.status === null || result.status === REFUSED ? readFileSync(log, 'utf8') : '';
  if (result.status === REFUSED) return { accepted: false, says: refusalIn(said) };
  throw new Error(`it neither went on nor ended: ${result.stderr}${said.slice(-2000)}`);
}
