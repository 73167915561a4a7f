import { type MapReport, mapPaths } from '../../../lib/check';

/** The map of one text, as if it came through standard input. */
export function mapOf(text: string): MapReport['maps'][number] {
  const io = { cwd: '/', readStdin: () => Buffer.from(text), now: () => 0 };
  const [map] = mapPaths(['-'], { io }).maps;
  if (!map) throw new Error('no map');
  return map;
}

export interface PlanText {
  readonly pods?: string;
  readonly services?: string;
  readonly nodes?: string;
  readonly pools?: readonly (readonly [name: string, range: string])[];
  readonly reserved?: readonly (readonly [name: string, range: string])[];
}

/** YAML takes fewer characters as they are than JSON does. */
export const yamlText = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const named = (ranges: PlanText['pools'] = []): string =>
  yamlText(ranges.map(([name, range]) => ({ name, range })));

/** A cluster of one node with these ranges. */
export const planText = ({
  pods = '10.244.0.0/16',
  services = '10.96.0.0/12',
  nodes = '192.168.10.0/24',
  pools = [],
  reserved = [],
}: PlanText = {}): string => `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration: {name: cp1}
localAPIEndpoint: {advertiseAddress: 192.168.10.11}
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking: {podSubnet: "${pods}", serviceSubnet: "${services}"}
---
apiVersion: cdk8s-kubeadm/v1alpha1
kind: AddressPlan
nodeCidrs: ["${nodes}"]
loadBalancerPools: ${named(pools)}
reserved: ${named(reserved)}
`;

export const DUAL_STACK = planText({
  pods: '10.244.0.0/16,fd00:10:244::/56',
  services: '10.96.0.0/16,fd00:10:96::/112',
  pools: [['public', '192.168.10.240/29']],
});

export const HOSTILE_NAMES: readonly (readonly [what: string, name: string])[] = [
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['quotes', `" onload="alert(1) ' \` onfocus=alert(1) x="`],
  ['SVG', '</text></svg><svg onload=alert(1)>]]><![CDATA[ &#60;script&#62;'],
  ['Markdown', '| a | [link](http://evil.example) ![i](x) **b** `c` @team #1 https://evil.example'],
  ['a terminal', '\u001b[2J\u001b]0;title\u0007\u009b31m'],
  ['lines', 'one\ntwo\r\nthree\u2028four'],
  ['the direction of writing', 'a\u202egpj.exe\u2066'],
  ['style', '</style><style>*{display:none}</style>'],
];
