import { TAINT_EFFECTS, taintProblem } from '../../k8s/taints';
import type { JsonObject } from '../../model/document';
import { fieldOf, type JudgedField, judgedFields } from '../../model/kubeadm-reading';
import { objectsIn } from '../../model/static-pod-settings';
import { textField } from '../../model/type-meta';
import { defineRule, type Report } from '../rule';
import { initText } from './example-texts';

const findings = {
  field: ({ field, value, wants }: { field: string; value: string; wants: string }) => ({
    what: `the ${field} of a taint is ${JSON.stringify(value)}; it must be ${wants}`,
    fix: field === 'effect' ? `effect: ${meant(value)}` : `write ${wants} as ${field}`,
  }),
  twice: ({ key, effect }: { key: string; effect: string }) => ({
    what: `the node has two taints with key ${key} and effect ${effect}`,
    fix: 'remove one of them',
  }),
};

const meant = (effect: string): string =>
  TAINT_EFFECTS.find((known) => known.toLowerCase() === effect.toLowerCase()) ?? 'NoSchedule';

const taintsText = (lines: string): string => initText(`nodeRegistration:\n  taints:\n${lines}`);

export const taints = defineRule({
  code: 'NET630',
  name: 'taints',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'Every taint of a node has a label key, a label value or none, and an effect.',
    why: 'kubeadm does not check taints. init fails in its phase mark-control-plane, when everything else is done, for the API server refuses the node; the kubelet of a joining worker gets them as an argument and ends.',
    symptoms: ['kubeadm-stops'],
    since: '0.1.0',
    source: 'kubernetes core validation.ValidateNodeTaints; pkg/util/taints',
  },
  findings,
  examples: () => ({
    valid: [
      {
        title: 'no value',
        text: taintsText('    - key: a.example/db\n      effect: NoSchedule\n'),
      },
      {
        title: 'one key with two effects',
        text: taintsText(
          '    - key: db\n      effect: NoSchedule\n    - key: db\n      effect: NoExecute\n',
        ),
      },
      { title: 'none at all', text: initText('nodeRegistration:\n  taints: []\n') },
    ],
    invalid: [
      {
        title: 'an unknown effect',
        text: taintsText('    - key: db\n      effect: noschedule\n'),
      },
      { title: 'no effect', text: taintsText('    - key: db\n') },
      {
        title: 'the notation of kubectl in one field',
        text: taintsText('    - key: db=true:NoSchedule\n      effect: NoSchedule\n'),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    for (const kind of ['init', 'join'] as const) {
      const path = ['nodeRegistration', 'taints'];
      const isWorker = kind === 'join';
      for (const field of judgedFields(kubeadmFiles, kind, path, versions.kubeadm)) {
        const isFlag = isWorker && field.document.value.controlPlane === undefined;
        const breaks = isFlag
          ? 'kubelet: ends, for it cannot read --register-with-taints'
          : `kubeadm: ${kind} fails in phase mark-control-plane, for the API server refuses the taint`;
        const entries = objectsIn(field);
        for (const entry of entries) checkTaint(entry, breaks, report);
        checkTwice(entries, breaks, report);
      }
    }
  },
});

type Say = Report<typeof findings>;

function checkTaint(entry: JudgedField<JsonObject>, breaks: string, report: Say): void {
  const text = (field: string) => textField(entry.value, field);
  const wants = TAINT_EFFECTS.join(', ');
  const problem =
    taintProblem(text('key'), text('value'), text('effect')) ??
    (text('effect') === '' ? { field: 'effect', wants } : undefined);
  if (!problem) return;
  const value = text(problem.field);
  const at = { at: fieldOf(entry, problem.field).at, value };
  report('field', { ...problem, value }, { at, breaks });
}

function checkTwice(
  entries: readonly JudgedField<JsonObject>[],
  breaks: string,
  report: Say,
): void {
  const seen = new Map<string, JudgedField<JsonObject>>();
  for (const entry of entries) {
    const [key, effect] = [textField(entry.value, 'key'), textField(entry.value, 'effect')];
    const first = seen.get(`${key}:${effect}`);
    if (first) report('twice', { key, effect }, { at: entry.at, other: first.at, breaks });
    else seen.set(`${key}:${effect}`, entry);
  }
}
