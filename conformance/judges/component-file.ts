import { parseAllDocuments } from 'yaml';
import { fillIn } from '../cases';
import { KUBECONFIG } from './api-server';

/** Where the judged file lies, on the host as in the container. */
const FOLDER = '/etc/kubernetes/judged';
const FILE = `${FOLDER}/file.yaml`;

/** Lays the file out once its folder is mounted, and `client.conf` beside it for what it may name. */
export const WRITE_FILE = `
printf '%s' "$JUDGED" > "$ROOT${FILE}"
printf '%s' "$CLIENT" > "$ROOT${FOLDER}/client.conf"`;

export const filesOf = (file: string) => ({ JUDGED: file, CLIENT: KUBECONFIG });

/** The flag that names a file of each kind. */
const FLAGS: Readonly<Record<string, string>> = {
  AdmissionConfiguration: 'admission-control-config-file',
  AuthenticationConfiguration: 'authentication-config',
  AuthorizationConfiguration: 'authorization-config',
  EgressSelectorConfiguration: 'egress-selector-config-file',
  EncryptionConfig: 'encryption-provider-config',
  EncryptionConfiguration: 'encryption-provider-config',
  KubeSchedulerConfiguration: 'config',
  Policy: 'audit-policy-file',
  TracingConfiguration: 'tracing-config-file',
};

/** A kubeadm configuration that hands one file to a component, as its documentation says. */
export function handingOver(file: string, component: 'apiServer' | 'scheduler', minor: number) {
  const kind = kindOf(file);
  const flag = FLAGS[kind];
  if (flag === undefined) throw new Error(`no flag names a file of kind "${kind}"`);
  return fillIn(clusterWithFile(component, { [flag]: FILE }), minor);
}

/** Limits of events are read only where the plugin is on. */
export const EVENT_RATE_CLUSTER = clusterWithFile('apiServer', {
  'admission-control-config-file': FILE,
  'enable-admission-plugins': 'NodeRestriction,EventRateLimit',
});

/** As limits of events, images are reviewed only where the plugin is on. */
export const IMAGE_POLICY_CLUSTER = clusterWithFile('apiServer', {
  'admission-control-config-file': FILE,
  'enable-admission-plugins': 'NodeRestriction,ImagePolicyWebhook',
});

function clusterWithFile(
  component: 'apiServer' | 'scheduler',
  args: Readonly<Record<string, string>>,
): string {
  const lines = Object.entries(args).map(([flag, value]) => `    \${ARG ${flag}}: ${value}\n`);
  return `apiVersion: kubeadm.k8s.io/\${API}
kind: ClusterConfiguration
kubernetesVersion: v\${VERSION}
${component}:
  extraArgs:
${lines.join('')}  extraVolumes:
    - name: judged
      hostPath: ${FOLDER}
      mountPath: ${FOLDER}
`;
}

/** A wrong case of the key is still told by what it says. */
function kindOf(file: string): string {
  const [first] = parseAllDocuments(file, { strict: false, uniqueKeys: false });
  const kind: unknown = first && 'get' in first ? first.get('kind') : undefined;
  return typeof kind === 'string' ? kind : '';
}
