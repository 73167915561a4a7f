import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import type { AddressPlan } from '../../model/address-plan';
import type { ApiObjectView } from '../../model/api-object';
import { isObject, type Json, type JsonObject, valueAt } from '../../model/document';
import { prefixOf } from '../../model/network-policy';
import { objectsOf } from '../../model/object-index';
import { asList, asNumber } from '../../model/type-meta';
import { besideCluster } from '../cluster-example';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { objectSide } from './workload-side';

const policy = (name: string, ...egress: readonly string[]): string =>
  [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    `metadata: { name: ${name} }`,
    'spec:',
    '  podSelector: {}',
    '  policyTypes: [Egress]',
    '  egress:',
    ...egress.map((rule) => `    - ${rule}`),
    '',
  ].join('\n');

const TO_INTERNET =
  '{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 192.168.0.0/16] } }] }';

const TO_HTTPS = '{ ports: [{ port: 443 }] }';

export const egressWithoutDns = defineRule({
  code: 'NET812',
  name: 'egress-without-dns',
  severity: 'warning',
  reads: ['objects', 'plan'],
  docs: {
    summary: 'Policies that let pods reach others must let them ask DNS, too.',
    why: 'As soon as one egress policy selects a pod, everything that no policy allows is dropped, questions to CoreDNS included. Connections by name then fail, in a way that looks like a broken DNS.',
    symptoms: ['names-do-not-resolve', 'policy-surprises'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic',
    whenToIgnore: 'when the pods use addresses only, or a policy of another kind allows DNS',
  },
  findings: {
    noDns: ({ namespace }: { namespace: string }) => ({
      what: `no egress policy of namespace ${namespace} allows port 53, so its pods resolve no names`,
      fix: 'add an egress rule with ports: [{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'another policy allows DNS',
        text: manyExamples(
          policy('https', TO_HTTPS),
          policy('dns', '{ ports: [{ protocol: UDP, port: 53 }] }'),
        ),
      },
      {
        title: 'every port of some pods',
        text: policy('system', '{ to: [{ namespaceSelector: {} }] }'),
      },
      {
        title: 'nothing at all is allowed',
        text: policy('deny').replace('  egress:\n', ''),
      },
      {
        title: 'addresses, which need no name',
        text: policy(
          'lan',
          '{ to: [{ ipBlock: { cidr: 192.168.7.0/24 } }], ports: [{ port: 5432 }] }',
        ),
      },
      {
        title: 'the internet without some networks, but with the pods',
        text: policy('internet', TO_INTERNET),
        ...besideCluster('networking:', '  podSubnet: 172.20.0.0/16'),
      },
      {
        title: 'the internet, and nobody knows which range the pods have',
        text: policy('internet', TO_INTERNET),
      },
      {
        title: 'kube-apiserver, whose address pods find in their environment',
        text: policy('controller', '{ ports: [{ protocol: TCP, port: 6443 }] }'),
      },
    ],
    invalid: [
      { title: 'HTTPS alone', text: policy('https', TO_HTTPS) },
      {
        title: 'the internet without the range of the pods, of which CoreDNS are two',
        text: policy('internet', TO_INTERNET),
        ...besideCluster('networking:', '  podSubnet: 10.244.0.0/16'),
      },
    ],
  }),
  check({ objects, plan }, report) {
    const firsts = new Map<string, ApiObjectView>();
    const withDns = new Set<string>();
    for (const object of objectsOf(objects, 'networking.k8s.io', 'NetworkPolicy')) {
      const namespace = object.namespace || 'default';
      const rules = asList(valueAt(object.value, ['spec', 'egress']));
      if (rules.some((rule) => mayReachDns(rule, plan))) withDns.add(namespace);
      if (rules.some(needsNames) && !firsts.has(namespace)) firsts.set(namespace, object);
    }
    for (const [namespace, object] of firsts) {
      if (withDns.has(namespace)) continue;
      report(
        'noDns',
        { namespace },
        {
          at: objectSide(object, ['metadata', 'name'], object.name),
          breaks: 'CoreDNS: gets no question from these pods, so names do not resolve',
          data: { namespace },
        },
      );
    }
  },
});

const DNS = 53;

/** A rule without ports allows all of them, one without peers everybody. */
function mayReachDns(rule: Json, plan: AddressPlan): boolean {
  const { to, ports }: JsonObject = isObject(rule) ? rule : {};
  const [peers, entries] = [asList(to), asList(ports)];
  return (
    (entries.length === 0 || entries.some(holdsDns)) &&
    (peers.length === 0 || peers.some((peer) => mayHoldDnsPods(peer, plan)))
  );
}

/** CoreDNS has addresses of the pod range, where that is known. */
function mayHoldDnsPods(peer: Json, { pods }: AddressPlan): boolean {
  const block = prefixOf(valueAt(peer, ['ipBlock', 'cidr']));
  if (!block || pods.length === 0) return true;
  const exceptions = asList(valueAt(peer, ['ipBlock', 'except'])).map(prefixOf);
  return pods.some(
    ({ value }) => block.overlaps(value) && !exceptions.some((one) => one?.contains(value)),
  );
}

/** A port by its name may be any. */
function holdsDns(entry: Json): boolean {
  if (!isObject(entry)) return true;
  const first = asNumber(entry.port);
  if (first === undefined) return true;
  return first <= DNS && DNS <= (asNumber(entry.endPort) ?? first);
}

/** Peers by address are asked for by address, unless they are everybody; kube-apiserver by KUBERNETES_SERVICE_HOST. */
function needsNames(rule: Json): boolean {
  const { to, ports }: JsonObject = isObject(rule) ? rule : {};
  const peers = asList(to);
  if (peers.length > 0 && !peers.some(hasNames)) return false;
  const entries = asList(ports);
  return entries.length === 0 || !entries.every(isApiServer);
}

const hasNames = (peer: Json): boolean =>
  isObject(peer) && (!peer.ipBlock || prefixOf(valueAt(peer, ['ipBlock', 'cidr']))?.length === 0);

const isApiServer = (entry: Json): boolean =>
  isObject(entry) &&
  entry.endPort === undefined &&
  asNumber(entry.port) === KUBEADM_DEFAULTS.bindPort;
