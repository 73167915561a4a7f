import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RigNode, RunningCluster } from '../../rig/running-cluster';
import { judged, type Result } from '../../tally';
import { nodeCheck } from './node-check';
import { parseSockets, type Socket } from './sockets';

const SUITE = 'ports';

/** The components listen where `expected/ports.txt` says, and nobody listens anywhere else. */
export const ports = nodeCheck(SUITE, judgeNode);

async function judgeNode(node: RigNode, { output }: RunningCluster): Promise<Result[]> {
  const { stdout } = await node.run(['ss', '-Hlntup']);
  const real = parseSockets(stdout).filter((socket) => !isUnpredictable(socket));
  const predicted = parsePortTable(
    readFileSync(path.join(output, 'nodes', node.name, 'expected/ports.txt'), 'utf8'),
  );
  const open = predicted.map((socket) => {
    const isOpen = real.some((other) => isTheSame(socket, other));
    return judged(SUITE, `${node.name} ${nameOf(socket)}`, isOpen ? undefined : 'nobody listens');
  });
  const others = real.filter((socket) => !predicted.some((other) => isTheSame(other, socket)));
  const unexplained = others.length > 0 ? others.map(nameOf).join('\n') : undefined;
  return [...open, judged(SUITE, `${node.name} has no other`, unexplained)];
}

/** containerd's stream server: the table says of it that the kernel chooses its port. */
const isUnpredictable = ({ process, address }: Socket): boolean =>
  process === 'containerd' && address === '127.0.0.1';

/** Sockets of the kernel have no process; flanneld is the program of the add-on flannel. */
const isTheSame = (predicted: Socket, real: Socket): boolean =>
  predicted.protocol === real.protocol &&
  predicted.address === real.address &&
  predicted.port === real.port &&
  (predicted.process.startsWith(real.process) || real.process.startsWith(predicted.process));

const nameOf = ({ protocol, address, port, process }: Socket): string =>
  `${protocol} ${address} ${port} ${process}`.trimEnd();

/** The lines below the heading: protocol, address, port, process. */
export const parsePortTable = (text: string): Socket[] =>
  text
    .split('\n')
    .filter((line) => /^(tcp|udp) /.test(line))
    .map((line) => {
      const [protocol = '', address = '', port, process = ''] = line.split(/\s+/);
      return { protocol, address, port: Number(port), process };
    });
