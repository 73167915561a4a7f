import type { RunningCluster } from '../../rig/running-cluster';
import { judged } from '../../tally';
import type { Check } from './check';
import { kubectlComplaint } from './complaint';

const SECRET = 'at-rest';
const WORD = 'readable';

/** Where a stacked etcd has its credentials (kubeadm). */
const PKI = '/etc/kubernetes/pki/etcd';

/** etcd holds what the emitted script made a key for, and the API server reads it again. */
export const encryptionAtRest: Check = {
  name: 'encryption at rest',
  appliesTo: ({ name }) => name === 'settings',
  async run(cluster) {
    await cluster.kubectl(['delete', 'secret', SECRET, '--ignore-not-found']);
    const literal = `--from-literal=word=${WORD}`;
    const made = await kubectlComplaint(cluster, ['create', 'secret', 'generic', SECRET, literal]);
    return [
      judged(this.name, 'a Secret is made', made),
      judged(this.name, 'etcd holds it encrypted', await readableInEtcd(cluster)),
      judged(this.name, 'the API server decrypts it', await unreadable(cluster)),
    ];
  },
};

async function readableInEtcd(cluster: RunningCluster): Promise<string | undefined> {
  const flags = [
    `--cacert=${PKI}/ca.crt`,
    `--cert=${PKI}/server.crt`,
    `--key=${PKI}/server.key`,
    '--print-value-only',
  ];
  const key = `/registry/secrets/default/${SECRET}`;
  const { stdout, stderr } = await cluster.kubectl([
    ...['exec', '--namespace=kube-system', 'etcd-cp1', '--'],
    ...['etcdctl', 'get', key, ...flags],
  ]);
  const isEncrypted = stdout.startsWith('k8s:enc:secretbox:v1:first:') && !stdout.includes(WORD);
  return isEncrypted ? undefined : `etcd has ${stdout.slice(0, 80)}${stderr}`;
}

async function unreadable(cluster: RunningCluster): Promise<string | undefined> {
  const template = 'go-template={{.data.word | base64decode}}';
  const { stdout, stderr } = await cluster.kubectl(['get', 'secret', SECRET, '-o', template]);
  return stdout === WORD ? undefined : `reads ${stdout}${stderr}`;
}
