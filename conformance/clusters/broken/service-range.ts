import { ClusterIPService } from '../../../lib';
import { unlessOneMatches } from './forcing';
import { applyEmitted, withOwnCluster } from './own-cluster';
import type { BrokenVariant } from './variant';

/** 10.96.0.0/28 without its two edges, and without those of kubernetes and kube-dns. */
const ROOM = 12;

export const serviceRangeFull: BrokenVariant = {
  name: 'one Service more than the range has addresses',
  change: {
    isAlone: true,
    network: { serviceCidrs: ['10.96.0.0/28'] },
    add: (chart) => {
      for (let index = 0; index <= ROOM; index += 1)
        new ClusterIPService(chart, `web-${index}`, {
          metadata: { name: `web-${index}` },
          ports: [{ port: 80 }],
        });
    },
  },
  code: 'NET331',
  verdict: /apiserver-admission/,
  stage: 'own cluster',
  force: (_, files) =>
    withOwnCluster('small-range', files, async (cluster) => {
      const { stdout, stderr } = await applyEmitted(cluster, files);
      const created = stdout.match(/ created$/gm)?.length ?? 0;
      if (created !== ROOM) return `${created} Services were created, not ${ROOM}: ${stderr}`;
      return unlessOneMatches([stderr], /range is full/);
    }),
};
