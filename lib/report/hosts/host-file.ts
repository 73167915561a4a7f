import type { HostNetwork } from '../../cni/host-network';
import { textTable } from '../text-table';
import { tablesOf } from './host-tables';

/** `expected/hosts.txt` of a node: three tables, each below its name in brackets. */
export const renderHostFile = (network: HostNetwork): string =>
  [
    network.notes.map((note) => `# ${note}\n`).join(''),
    ...tablesOf(network).map(
      ({ title, heading, rows }) => `[${title}]\n${textTable([heading, ...rows])}`,
    ),
  ].join('\n');
