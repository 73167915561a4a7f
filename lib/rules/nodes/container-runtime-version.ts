import { nameOfMinor } from '../../k8s/version';
import type { ApiObjectView } from '../../model/api-object';
import { valueAt } from '../../model/document';
import { at, type Located } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import { asText } from '../../model/type-meta';
import { besidePlan, clusterExample } from '../cluster-example';
import { defineRule } from '../rule';

const node = (runtime: string): string =>
  `apiVersion: v1\nkind: Node\nmetadata: { name: w1 }\nstatus: { nodeInfo: { containerRuntimeVersion: "${runtime}" } }\n`;

const nodeExample = (title: string, runtime: string) => ({
  title,
  text: clusterExample(),
  beside: [{ file: 'nodes.yaml', text: node(runtime) }],
});

export const containerRuntimeVersion = defineRule({
  code: 'NET418',
  name: 'container-runtime-version',
  severity: 'warning',
  reads: ['containerdVersion', 'objects', 'versions'],
  docs: {
    summary: 'Nodes of Kubernetes 1.36 and later have containerd 2.',
    why: 'Kubernetes 1.35 is the last release that supports containerd 1.x, which does not tell the kubelet its cgroup driver. The runtime is to be upgraded on every node before the kubelet is.',
    symptoms: ['upgrade-stops', 'nodes-not-ready'],
    since: '0.1.0',
    source: 'KEP-4033; Kubernetes 1.35 release notes; kubernetes.io container-runtimes',
  },
  findings: {
    tooOld: ({ runtime, cluster }: { runtime: string; cluster: string }) => ({
      what: `the node runs ${runtime}, and Kubernetes ${cluster} needs containerd 2.0 or later`,
      fix: 'upgrade containerd to 2.0 or later first',
    }),
    planned: ({ runtime, cluster }: { runtime: string; cluster: string }) => ({
      what: `nodes are to have containerd ${runtime}, and Kubernetes ${cluster} needs 2.0 or later`,
      fix: 'install containerd 2.0 or later, such as 2.1',
    }),
  },
  examples: () => ({
    valid: [
      nodeExample('containerd 2', 'containerd://2.1.4'),
      nodeExample('another runtime', 'cri-o://1.36.0'),
      {
        title: 'a plan of containerd 2.1, without quotes',
        text: clusterExample(),
        ...besidePlan('containerdVersion: 2.1'),
      },
    ],
    invalid: [
      nodeExample('containerd 1.7', 'containerd://1.7.28'),
      {
        title: 'a plan of containerd 1.7',
        text: clusterExample(),
        ...besidePlan('containerdVersion: 1.7.28'),
      },
      {
        title: 'a release that YAML takes for a number',
        text: clusterExample(),
        ...besidePlan('containerdVersion: 1.7'),
      },
    ],
  }),
  check(
    { containerdVersion: planned, objects, versions: { written, minor, ...versions } },
    report,
  ) {
    if (!written || !versions.cluster.kubeletNeedsContainerd2) return;
    const cluster = nameOfMinor(minor);
    const tell = (finding: 'planned' | 'tooOld', { value: runtime, at: place }: Located<string>) =>
      report(
        finding,
        { runtime, cluster },
        {
          at: { at: place, value: runtime },
          other: { at: written.at, value: written.value.text },
          breaks:
            'kubelet: is tested with no containerd 1.x any more, and asks it for a cgroup driver that it does not tell',
          data: { runtime, cluster },
        },
      );
    if (planned && /^v?1\./.test(planned.value)) tell('planned', planned);
    for (const runtime of objectsOf(objects, '', 'Node').flatMap(runtimeOf)) {
      if (/^containerd:\/\/v?1\./.test(runtime.value)) tell('tooOld', runtime);
    }
  },
});

function runtimeOf({ value, source }: ApiObjectView): Located<string>[] {
  const path = ['status', 'nodeInfo', 'containerRuntimeVersion'];
  const runtime = asText(valueAt(value, path));
  return runtime === undefined
    ? []
    : [{ value: runtime, at: at(source, ...path), origin: 'given' }];
}
