import type { Example } from '../rule';

/** The services get the families of the pods. */
function clusterText(podSubnet: string | null = '10.244.0.0/16'): string {
  const pods = podSubnet === null ? '' : `  podSubnet: ${podSubnet}\n`;
  const services = podSubnet?.includes(',') ? '10.96.0.0/16,fd00:10:96::/112' : '10.96.0.0/16';
  return `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
${pods}  serviceSubnet: ${services}
`;
}

const WORKING_NET_CONF = { Network: '10.244.0.0/16', Backend: { Type: 'vxlan' } };
const WORKING_DELEGATE = { hairpinMode: true, isDefaultGateway: true };

interface FlannelParts {
  readonly title: string;
  /** Text of net-conf.json, or what it holds. @default - as it is shipped */
  readonly netConf?: Readonly<Record<string, unknown>> | string;
  readonly delegate?: unknown;
  /** null: no pod range. @default '10.244.0.0/16' */
  readonly podSubnet?: string | null;
}

/** A cluster and flannel's ConfigMap, the way they are applied. */
export function flannelExample({ title, netConf, delegate, podSubnet }: FlannelParts): Example {
  const conf = typeof netConf === 'string' ? netConf : JSON.stringify(netConf ?? WORKING_NET_CONF);
  const list = JSON.stringify({
    name: 'cbr0',
    cniVersion: '0.3.1',
    plugins: [
      { type: 'flannel', delegate: delegate ?? WORKING_DELEGATE },
      { type: 'portmap', capabilities: { portMappings: true } },
    ],
  });
  return {
    title,
    file: 'flannel.yaml',
    beside: [{ file: 'cluster.yaml', text: clusterText(podSubnet) }],
    text: `apiVersion: v1
kind: ConfigMap
metadata:
  name: kube-flannel-cfg
  namespace: kube-flannel
data:
  cni-conf.json: |
    ${list}
  net-conf.json: |
    ${conf}
`,
  };
}

export const SHIPPED_FLANNEL = flannelExample({ title: 'flannel as it is shipped' });
