import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';

export const mainOf = (name: string): string => path.join(__dirname, name, 'main.ts');

export const CLUSTERS: readonly string[] = readdirSync(__dirname).filter((name) =>
  existsSync(mainOf(name)),
);

export const CLUSTERS_USE = {
  use: `npm run conformance:clusters -- [NAME…] [--boot-only | --interrupt] [--keep | --again] [--two]
       npm run conformance:e2e -- [NAME…]

Boots real clusters from what the programs in clusters/ write, and measures what must be true.
Needs Linux and root.

--boot-only  no checks
--e2e        Kubernetes' own specs of the network instead of our checks
--interrupt  ends boots in the middle, by signals, and looks for what is left
--keep       leaves the clusters running
--again      checks clusters that --keep has left running
--two        two at a time

names: ${CLUSTERS.join(', ')}`,
  options: {
    'boot-only': { type: 'boolean' },
    e2e: { type: 'boolean' },
    interrupt: { type: 'boolean' },
    keep: { type: 'boolean' },
    again: { type: 'boolean' },
    two: { type: 'boolean' },
  },
} as const;
