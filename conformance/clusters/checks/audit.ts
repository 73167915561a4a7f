import type { Answer, RunningCluster } from '../../rig/running-cluster';
import { judged } from '../../tally';
import type { Check } from './check';
import { kubectlComplaint } from './complaint';
import { eventually } from './eventually';

const OBJECT = 'audited';
const LOG = '/var/log/kubernetes/audit.log';
const SECONDS = 60;

/** A request is in the log of the control plane, and the receiver was told of it. */
export const audit: Check = {
  name: 'audit',
  appliesTo: ({ name }) => name === 'settings',
  async run(cluster) {
    await cluster.kubectl(['delete', 'configmap', OBJECT, '--ignore-not-found']);
    const made = await kubectlComplaint(cluster, ['create', 'configmap', OBJECT]);
    return [
      judged(this.name, 'a request', made),
      judged(this.name, 'is in the log', await untold(() => log(cluster))),
      judged(this.name, 'reaches the receiver', await untold(() => received(cluster))),
    ];
  },
};

const log = async (cluster: RunningCluster): Promise<Answer> => {
  const [founder] = cluster.nodes.values();
  if (!founder) throw new Error('no control plane');
  return founder.run(['grep', `"name":"${OBJECT}"`, LOG]);
};

const received = (cluster: RunningCluster): Promise<Answer> =>
  cluster.kubectl(['logs', 'deployment/audit-receiver']);

interface AuditEvent {
  readonly verb?: string;
  readonly level?: string;
  readonly objectRef?: { readonly resource?: string; readonly name?: string };
}

/** Complains until one of the lines is the event of the request, as the policy wants it. */
const untold = (ask: () => Promise<Answer>): Promise<string | undefined> =>
  eventually(
    async () => {
      const { stdout, stderr } = await ask();
      const events = stdout.split('\n').filter((line) => /^\{.*\}$/.test(line));
      return events.some((line) => isOfRequest(JSON.parse(line)))
        ? undefined
        : `${events.length} events, none of it ${stderr}`;
    },
    { seconds: SECONDS },
  );

const isOfRequest = ({ verb, level, objectRef }: AuditEvent): boolean =>
  verb === 'create' &&
  level === 'Metadata' &&
  objectRef?.resource === 'configmaps' &&
  objectRef.name === OBJECT;
