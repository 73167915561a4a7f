import { backedServices } from '../../model/service-backends';
import type { ServiceView } from '../../model/service-view';
import { type Workload, workloadName } from '../../model/workload';
import { defineRule } from '../rule';
import { manyExamples, PORT_80, serviceExample } from '../services/service-example';
import { fieldSide, nameOf } from '../services/service-side';
import { workloadExample } from './workload-example';
import { labelsSide } from './workload-side';

interface Facts {
  readonly service: string;
  readonly workloads: readonly string[];
  /** A label that tells one of them from the others. */
  readonly label: string | undefined;
}

const WEB = serviceExample('selector: { app: web }', ...PORT_80);

const listening = (name: string, labels: string, containerPort: number): string =>
  workloadExample({ name, labels, ports: `{ containerPort: ${containerPort} }` });

export const sharedPods = defineRule({
  code: 'NET826',
  name: 'shared-pods',
  severity: 'info',
  reads: ['objects', 'services'],
  docs: {
    summary: 'A selector should match the pods of one workload, if not several are meant.',
    why: 'A Service sends to every pod with its labels: to those of a database, or of a Job of the same release, as well as to the web server. Workloads that list the same ports are taken for versions of one.',
    symptoms: ['fails-at-random'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
    whenToIgnore: 'when all of them are to answer, such as a canary beside the stable version',
  },
  findings: {
    several: ({ service, workloads, label }: Facts) => ({
      what: `${service} sends to pods of ${workloads.join(' and ')}`,
      fix: label
        ? `if only one is meant, add ${label} to the selector`
        : 'if only one is meant, give its pods a label of their own and select by it, too',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a label that tells them apart',
        text: manyExamples(
          serviceExample('selector: { app: web, tier: front }', ...PORT_80),
          listening('web', 'app: web, tier: front', 80),
          listening('db', 'app: web, tier: back', 5432),
        ),
      },
      {
        title: 'a canary',
        text: manyExamples(
          WEB,
          listening('web', 'app: web, track: stable', 80),
          listening('web-canary', 'app: web, track: canary', 80),
        ),
      },
    ],
    invalid: [
      {
        title: 'the label of the release alone',
        text: manyExamples(
          WEB,
          listening('web', 'app: web, tier: front', 80),
          listening('db', 'app: web, tier: back', 5432),
        ),
      },
    ],
  }),
  check(model, report) {
    for (const [service, backends] of backedServices(model)) {
      if (service.isHeadless) continue;
      const [first] = backends;
      const other = backends.find((one) => first && !isAlike(first, one));
      if (!first || !other) continue;
      const label = labelOf(service, backends);
      const workloads = [...new Set(backends.map(workloadName))].slice(0, MOST_NAMES);
      const data = { service: nameOf(service), workloads, label };
      report('several', data, {
        at: fieldSide(service, ['spec', 'selector']),
        other: labelsSide(other),
        breaks: `kube-proxy: shares connections between pods of ${workloads.join(' and ')}`,
        data: { service: data.service, workloads, label: label ?? null },
      });
    }
  },
});

const MOST_NAMES = 3;

/** What does the same work lists the same ports, as a canary does; one name in two files is one workload. */
const isAlike = (one: Workload, other: Workload): boolean =>
  workloadName(one) === workloadName(other) ||
  (isJob(one) === isJob(other) &&
    (one.ports.length === 0 || other.ports.length === 0 || portsOf(one) === portsOf(other)));

const isJob = ({ object: { kind } }: Workload): boolean => kind === 'Job' || kind === 'CronJob';

const portsOf = ({ ports }: Workload): string =>
  ports
    .map(({ containerPort, protocol }) => `${containerPort}/${protocol}`)
    .sort()
    .join();

/** Of the workload that is called like the Service, else of the first: a label that no other has. */
function labelOf({ name }: ServiceView, backends: readonly Workload[]): string | undefined {
  const meant = backends.find(({ object }) => object.name === name) ?? backends[0];
  const others = backends.filter((one) => one !== meant);
  const own = Object.entries(meant?.labels ?? {}).find(([key, value]) =>
    others.every(({ labels }) => labels[key] !== value),
  );
  return own && `${own[0]}: ${own[1]}`;
}
