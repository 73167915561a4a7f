import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { refusalIn } from './component-log';
import type { Verdict } from './judge';
import { sourceOf } from './pod-host';
import { type Host, runSandboxed, withRoot } from './sandbox';
import type { WrittenPod } from './written-pods';

/** One start of a component as its static pod describes it. */
export interface Start {
  readonly pod: WrittenPod;
  /** The built program that takes the place of the image. */
  readonly program: string;
  /** Folder with the files of the host that the pod mounts. */
  readonly files: string;
  /** What the component logs once it has validated everything. */
  readonly sign: RegExp;
  /** Shell lines that run before the component, on its host. */
  readonly before?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly host?: Host;
  /** Finds the reason of a refusal in the log. @default as the components of Kubernetes log it */
  readonly reasonIn?: (log: string) => string;
}

const PATIENCE_SECONDS = 240;
const REFUSED = 10;
const IMAGE_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The first process of a process namespace: when it ends, everything in there ends. */
const WATCH = `
while IFS="$(printf '\\t')" read -r source target mode; do
  mount --bind "$source" "$ROOT$target"
  if [ "$mode" = ro ]; then mount -o remount,bind,ro "$ROOT$target"; fi
done <"$MOUNTS"
eval "$BEFORE"
env -i "$@" >"$LOG" 2>&1 &
while kill -0 $! 2>/dev/null; do
  if grep -qE "$SIGN" "$LOG"; then exit 0; fi
  sleep 0.1
done
exit ${REFUSED}`;

/** Accepted when the component says that it got past its checks; refused when it ends before that. */
export const start = (call: Start): Verdict =>
  withRoot((root) => withRoot((scratch) => startIn(root, scratch, call)));

function startIn(root: string, scratch: string, call: Start): Verdict {
  const { pod, sign, before = '', env = {}, host, reasonIn = refusalIn } = call;
  const log = path.join(scratch, 'log');
  const environment = pod.env.map(({ name, value = '' }) => `${name}=${value}`);
  const command = [IMAGE_PATH, ...environment, 'chroot', root, ...pod.command];
  const { status, stderr } = runSandboxed({
    root,
    command: ['sh', '-ec', WATCH, 'sh', ...command],
    env: {
      ...env,
      LOG: log,
      MOUNTS: layOut(root, scratch, call),
      SIGN: sign.source,
      BEFORE: before,
    },
    timeoutSeconds: PATIENCE_SECONDS,
    ...(host && { host }),
  });
  const said = existsSync(log) ? readFileSync(log, 'utf8') : stderr;
  if (status !== 0 && status !== REFUSED) {
    throw new Error(`${pod.command[0]} neither started nor ended: ${said.slice(-2000)}`);
  }
  return { accepted: status === 0, says: status === 0 ? '' : reasonIn(said) };
}

/** Makes the mount points of a container and returns a file that lists its mounts. */
function layOut(root: string, scratch: string, { pod, program, files }: Start): string {
  const mounts = pod.mounts.map((mount) => [
    sourceOf(mount, files, scratch),
    mount.mountPath,
    mount.isReadOnly ? 'ro' : 'rw',
  ]);
  const image = [
    [program, path.join('/usr/local/bin', pod.command[0] ?? ''), 'ro'],
    ['/dev', '/dev', 'rw'],
  ];
  for (const [source = '', target = ''] of [...image, ...mounts]) {
    makeMountPoint(source, path.join(root, target));
  }
  writeFileSync(path.join(root, 'etc/hosts'), '127.0.0.1 localhost\n::1 localhost\n');
  const list = path.join(scratch, 'mounts');
  writeFileSync(list, [...image, ...mounts].map((mount) => `${mount.join('\t')}\n`).join(''));
  return list;
}

function makeMountPoint(source: string, target: string): void {
  if (statSync(source).isDirectory()) mkdirSync(target, { recursive: true });
  else {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, '');
  }
}
