import { FLANNEL_CONFLIST_FILE, FLANNEL_HEALTH_PORT } from '../../../cni/flannel/release';
import type { FlannelInput } from './input';

const CONFIG_MOUNT = { name: 'flannel-cfg', mountPath: '/etc/kube-flannel/' } as const;

export interface FlannelImages {
  readonly daemonImage: string;
  readonly pluginImage: string;
}

/** Put the plugin and the network list on the node before flanneld starts. */
export const renderInstallers = ({ daemonImage, pluginImage }: FlannelImages) => [
  {
    name: 'install-cni-plugin',
    image: pluginImage,
    command: ['cp'],
    args: ['-f', '/flannel', '/opt/cni/bin/flannel'],
    volumeMounts: [{ name: 'cni-plugin', mountPath: '/opt/cni/bin' }],
  },
  {
    name: 'install-cni',
    image: daemonImage,
    command: ['/opt/bin/install-conf'],
    args: ['/etc/kube-flannel/cni-conf.json', `/etc/cni/net.d/${FLANNEL_CONFLIST_FILE}`],
    volumeMounts: [{ name: 'cni', mountPath: '/etc/cni/net.d' }, CONFIG_MOUNT],
  },
];

export const renderDaemon = (image: string, input: FlannelInput) => ({
  name: 'kube-flannel',
  image,
  command: ['/opt/bin/flanneld'],
  args: renderArgs(input),
  ports: [{ name: 'healthz', containerPort: FLANNEL_HEALTH_PORT, protocol: 'TCP' }],
  livenessProbe: probe('/healthz', { initialDelaySeconds: 10, periodSeconds: 30 }),
  readinessProbe: probe('/readyz', { initialDelaySeconds: 5, periodSeconds: 10 }),
  resources: { requests: { cpu: '100m', memory: '50Mi' } },
  securityContext: { privileged: false, capabilities: { add: ['NET_ADMIN', 'NET_RAW'] } },
  env: environment(),
  volumeMounts: [
    { name: 'run', mountPath: '/run/flannel' },
    CONFIG_MOUNT,
    { name: 'xtables-lock', mountPath: '/run/xtables.lock' },
  ],
});

const renderArgs = ({ interfaces = [], interfaceRegexes = [] }: FlannelInput): string[] => [
  '--ip-masq',
  '--kube-subnet-mgr',
  `--healthz-port=${FLANNEL_HEALTH_PORT}`,
  ...interfaces.map((name) => `--iface=${name}`),
  ...interfaceRegexes.map((regex) => `--iface-regex=${regex}`),
];

const probe = (path: string, timing: { initialDelaySeconds: number; periodSeconds: number }) => ({
  httpGet: { path, port: 'healthz' },
  ...timing,
});

const environment = () => [
  { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
  { name: 'EVENT_QUEUE_DEPTH', value: '5000' },
  { name: 'CONT_WHEN_CACHE_NOT_READY', value: 'false' },
];
