import { isObject, type Json } from '../../model/document';
import { servicesByName } from '../../model/service-names';
import type { ServiceView } from '../../model/service-view';
import { asList, asText, textField } from '../../model/type-meta';
import { type Workload, workloadName } from '../../model/workload';
import { workloadsOf } from '../../model/workload-index';
import { defineRule } from '../rule';
import { manyExamples, PORT_80, serviceExample } from '../services/service-example';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface Facts {
  readonly workload: string;
  readonly name: string;
}

const onHost = (...podSpec: readonly string[]): string =>
  workloadExample({ kind: 'DaemonSet', podSpec: ['hostNetwork: true', ...podSpec] });

const asking = (url: string, ...podSpec: readonly string[]): string =>
  onHost(...podSpec).replace('image:', `args: ["--push=${url}"]\n          image:`);

const METRICS = serviceExample(...PORT_80).replace('name: web', 'name: metrics');

export const hostNetworkDns = defineRule({
  code: 'NET829',
  name: 'host-network-dns',
  severity: 'warning',
  reads: ['objects', 'services'],
  docs: {
    summary: 'Pods of the host network that use names of Services must say that they ask CoreDNS.',
    why: 'dnsPolicy ClusterFirst, which is the default, counts as Default there: the pod asks the DNS of its node, which knows no Services.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source: 'kubelet network/dns getPodDNSType',
    whenToIgnore: 'when the DNS of the nodes resolves names of the cluster',
  },
  findings: {
    needs: ({ workload, name }: Facts) => ({
      what: `${workload} uses the name ${name}, and asks the DNS of its node, which knows no Services`,
      fix: 'dnsPolicy: ClusterFirstWithHostNet',
    }),
    noEffect: ({ workload }: Pick<Facts, 'workload'>) => ({
      what: `dnsPolicy ClusterFirst counts as Default for ${workload}, which is on the network of its node`,
      fix: 'dnsPolicy: ClusterFirstWithHostNet, or Default if that is meant',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the DNS of the cluster',
        text: asking('http://metrics.default.svc', 'dnsPolicy: ClusterFirstWithHostNet'),
      },
      { title: 'no name of a Service', text: asking('https://metrics.example.com') },
      {
        title: 'a network of its own',
        text: asking('http://metrics.default.svc').replace(
          'hostNetwork: true',
          'hostNetwork: false',
        ),
      },
    ],
    invalid: [
      { title: 'a name of the cluster', text: asking('http://metrics.default.svc:80') },
      {
        title: 'the short name of a Service',
        text: manyExamples(METRICS, asking('http://metrics/push')),
      },
      { title: 'a policy without effect', text: onHost('dnsPolicy: ClusterFirst') },
    ],
  }),
  check({ objects, services }, report) {
    for (const workload of workloadsOf(objects)) {
      const { object, spec, template, isOnHostNetwork } = workload;
      const policy = textField(spec, 'dnsPolicy');
      if (!isOnHostNetwork || (policy || 'ClusterFirst') !== 'ClusterFirst') continue;
      const name = serviceNameIn(workload, services);
      if (name === undefined && policy === '') continue;
      const field = policy === '' ? 'hostNetwork' : 'dnsPolicy';
      const data = { workload: workloadName(workload) };
      const sighting = {
        at: writtenSide(object, [...template, 'spec', field]),
        breaks: 'kubelet: gives the pods the resolv.conf of their node',
      };
      if (name === undefined) report('noEffect', data, { ...sighting, severity: 'info', data });
      else report('needs', { ...data, name }, { ...sighting, data: { ...data, name } });
    }
  },
});

/** `http://metrics/push`, `metrics:9091`, `//metrics.shop`: the host of an address. */
const HOST = /(?:\/\/|^)([a-z0-9][a-z0-9.-]*)(?=[:/]|$)/g;
const IN_CLUSTER = /[a-z0-9-]+\.[a-z0-9-]+\.svc\b/;

/** The first name of a Service among what the containers are started with. */
function serviceNameIn(
  { spec, namespace }: Workload,
  services: readonly ServiceView[],
): string | undefined {
  const known = servicesByName(services, namespace);
  const isKnown = (host: string): boolean => {
    const [name = '', other] = host.split('.');
    return other === undefined
      ? known.has(name)
      : servicesByName(services, other).has(name) && host.split('.').length === 2;
  };
  for (const text of asList(spec.containers).flatMap(textsOf)) {
    const full = IN_CLUSTER.exec(text)?.[0];
    if (full) return full;
    for (const [match, host = ''] of text.matchAll(HOST)) {
      const isAddress = match.startsWith('/') || text[match.length] === ':';
      if (isAddress && isKnown(host)) return host;
    }
  }
  return undefined;
}

function textsOf(container: Json): string[] {
  if (!isObject(container)) return [];
  const ofEnvironment = asList(container.env).map((one) => (isObject(one) ? one.value : undefined));
  const all = [...asList(container.command), ...asList(container.args), ...ofEnvironment];
  return all.flatMap((text) => asText(text)?.replace(/^--?[\w-]+=/, '') ?? []);
}
