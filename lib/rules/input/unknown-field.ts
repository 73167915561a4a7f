import { formatPath } from '../../diag/path';
import { type Misfit, misfitsOf } from '../../model/misfit';
import { podRangeExample } from '../cluster-example';
import { defineRule, type Sighting, type Verdict } from '../rule';
import { workloadExample } from '../workloads/workload-example';

export const unknownField = defineRule({
  code: 'NET020',
  name: 'unknown-field',
  severity: 'error',
  reads: ['kubeadmFiles', 'componentConfigs', 'componentFiles', 'objects', 'versions'],
  docs: {
    summary: 'A document may hold only the fields of its kind, in exact case.',
    why: '`kubeadm config validate` refuses an unknown field; `kubeadm init` and `join` warn and go on without it. kubelet and kube-proxy fall back to lenient reading, as kube-apiserver does with an audit policy; its other files, and that of kube-scheduler, end it. kubectl refuses it; a bare API request drops it.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kubeadm strict.VerifyUnmarshalStrict; sigs.k8s.io/json; kubectl --validate=strict',
  },
  findings: {
    unknown: ({ path, kind, proposal }: Misfit) => ({
      what: `${kind} has no field ${formatPath(path)}`,
      fix: proposal ? `${proposal}:` : `remove ${formatPath(path)}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the fields of the kind',
        text: podRangeExample('10.244.0.0/16'),
      },
    ],
    invalid: [
      {
        title: 'another case',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubNet: 10.244.0.0/16
`,
      },
      {
        title: 'a field of v1beta3',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
apiServer:
  timeoutForControlPlane: 4m0s
`,
      },
      {
        title: 'another case in a pod template, and the pod gets a network of its own',
        text: workloadExample({ podSpec: ['hostnetwork: true'] }),
      },
    ],
  }),
  check(model, report) {
    for (const misfit of misfitsOf(model)) {
      if (misfit.problem === 'wrong-type') continue;
      const at = { at: misfit.at, on: 'key', value: misfit.got } as const;
      const data = { field: misfit.got, proposal: misfit.proposal ?? null };
      report('unknown', misfit, { at, data, ...renaming(misfit), ...verdictOf(misfit) });
    }
  },
});

/** Only the case differs: nothing else can be meant. */
const renaming = ({ at, got, proposal }: Misfit): Pick<Sighting, 'edit'> =>
  proposal !== undefined && proposal.toLowerCase() === got.toLowerCase()
    ? { edit: { at, on: 'key', value: proposal } }
    : {};

function verdictOf({ reader, strictDecoders, breaks }: Misfit): Verdict {
  if (breaks !== undefined) return { breaks };
  if (reader === 'kubeadm' || strictDecoders.length > 0) return { refusedBy: strictDecoders };
  if (reader === 'apiserver') return { breaks: 'kubectl: refuses the file (strict decoding)' };
  return { severity: 'warning', breaks: `${reader}: reads leniently and ignores the field` };
}
