import { nameOfMinor } from '../../k8s/version';
import { skewOf } from '../../k8s/version-skew';
import { defineRule } from '../rule';
import { workloadExample } from '../workloads/workload-example';
import { componentVersions } from './component-versions';
import { clusterAt } from './endpoint-example';

interface Distance {
  readonly component: string;
  readonly text: string;
  readonly cluster: string;
  readonly border: string;
}

const kubeProxy = (version: string): string =>
  workloadExample({ kind: 'DaemonSet', name: 'kube-proxy', namespace: 'kube-system' }).replace(
    'registry.example/web:1',
    `registry.k8s.io/kube-proxy:v${version}`,
  );

export const versionSkew = defineRule({
  code: 'NET414',
  name: 'version-skew',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary: 'Every program of Kubernetes is of a version that works with that of kube-apiserver.',
    why: 'kubelet and kube-proxy may be three minors behind kube-apiserver, the control plane one, and none may be ahead. Only kubectl may be one off either way. Beyond that nobody tests, and APIs that one side needs are gone or not there yet.',
    symptoms: ['upgrade-stops', 'nodes-not-ready'],
    since: '0.1.0',
    source: 'https://kubernetes.io/releases/version-skew-policy/',
  },
  findings: {
    behind: ({ component, text, cluster, border }: Distance) => ({
      what: `${component} ${text} is too far behind Kubernetes ${cluster}`,
      fix: `use ${component} ${border} or later`,
    }),
    ahead: ({ component, text, cluster, border }: Distance) => ({
      what: `${component} ${text} is ahead of Kubernetes ${cluster}`,
      fix: `use ${component} ${border} or earlier`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'three minors behind, as in the middle of an upgrade',
        text: clusterAt(),
        beside: [{ file: 'kube-proxy.yaml', text: kubeProxy('1.33.4') }],
      },
    ],
    invalid: [
      {
        title: 'left behind by four upgrades',
        text: clusterAt(),
        beside: [{ file: 'kube-proxy.yaml', text: kubeProxy('1.32.4') }],
      },
      {
        title: 'a node that was upgraded before its API server',
        text: clusterAt(),
        beside: [
          {
            file: 'nodes.yaml',
            text: 'apiVersion: v1\nkind: Node\nmetadata: { name: w1 }\nstatus: { nodeInfo: { kubeletVersion: v1.37.1 } }\n',
          },
        ],
      },
    ],
  }),
  check({ objects, versions: { written } }, report) {
    if (!written) return;
    const cluster = written.value.minor;
    for (const { component, text, value: minor, at } of componentVersions(objects)) {
      const skew = skewOf(component);
      const isBehind = skew !== undefined && minor < cluster - skew.behind;
      if (!skew || (!isBehind && minor <= cluster + skew.ahead)) continue;
      const border = nameOfMinor(isBehind ? cluster - skew.behind : cluster + skew.ahead);
      const facts = { component, text, cluster: nameOfMinor(cluster), border };
      report(isBehind ? 'behind' : 'ahead', facts, {
        at: { at, value: text },
        other: { at: written.at, value: written.value.text },
        severity: component === 'kubectl' ? 'warning' : 'error',
        breaks: isBehind ? `${component}: ${GONE}` : `${component}: ${NOT_YET}`,
        data: { component, version: text, cluster: facts.cluster },
      });
    }
  },
});

const GONE = 'is tested with no API server as new, and may need APIs that are gone';
const NOT_YET = 'asks the older API server for what it does not have, and nodes may turn NotReady';
