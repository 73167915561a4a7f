import type { FeatureGate } from '../../k8s/component-gates';
import { lifeOfGate } from '../../k8s/gate-life';
import { type GateProblem, gateProblems } from '../../k8s/gate-settings';
import { nearestName } from '../../k8s/schema/nearest-name';
import { nameOfMinor } from '../../k8s/version';
import { type GateSetting, gateSettings, knownGates } from '../../model/gate-setting';
import { onlyOnce } from '../../model/once';
import { defineRule, type Side } from '../rule';
import { withArgument, withConfig } from './argument-example';

interface About {
  readonly component: string;
  readonly release: string;
  readonly gate: string;
}

export const componentFeatureGate = defineRule({
  code: 'NET726',
  name: 'component-feature-gate',
  severity: 'error',
  reads: ['componentConfigs', 'controlPlane', 'kubeadmFiles', 'kubelets', 'nodes', 'versions'],
  docs: {
    summary: 'A component starts only with feature gates it knows, and leaves locked ones alone.',
    why: 'kubeadm passes gates of components on unread. A gate appears with an alpha, is locked when the feature is there for good, and is gone some minors later, and then its name alone stops the component.',
    since: '0.1.0',
    source:
      'GetAll of the gates in the real programs (lib/k8s/facts/feature-gates.json, etcd-feature-gates.json); component-base featuregate [run]',
  },
  findings: {
    unknown: ({ component, release, gate, nearest }: About & { nearest: string | undefined }) => ({
      what: `${component} ${release} has no feature gate ${JSON.stringify(gate)}`,
      fix: nearest === undefined ? `take ${gate} out` : `write ${nearest}`,
    }),
    gone: ({
      component,
      release,
      gate,
      last,
      endsOn,
    }: About & { last: string; endsOn: boolean }) => ({
      what: `${component} ${release} has no feature gate ${gate} any more: ${last} was the last to have it`,
      fix: `take ${gate} out; ${endsOn ? 'the feature is always on' : 'the feature went with it'}`,
    }),
    future: ({ component, release, gate, first }: About & { first: string }) => ({
      what: `${component} ${release} has no feature gate ${gate} yet: it comes with ${first}`,
      fix: `take ${gate} out`,
    }),
    locked: ({ component, release, gate, isOn }: About & { isOn: boolean }) => ({
      what: `feature gate ${gate} of ${component} ${release} is locked to ${isOn}`,
      fix: `take ${gate} out`,
    }),
    needs: ({ component, gate, missing }: About & { missing: readonly string[] }) => ({
      what: `feature gate ${gate} of ${component} is on and needs ${missing.join(', ')}, which is off`,
      fix: `turn ${missing.join(', ')} on, or ${gate} off`,
    }),
    unread: ({ component, piece }: { component: string; piece: string }) => ({
      what: `${component} cannot read "${piece}" among its feature gates`,
      fix: 'write Gate=true or Gate=false, with commas between',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a gate in beta',
        text: withConfig('KubeletConfiguration', 'featureGates:\n  AllBeta: false'),
      },
      {
        title: 'a locked gate with its default',
        text: withArgument('apiServer', 'feature-gates', 'MultiCIDRServiceAllocator=true'),
      },
    ],
    invalid: [
      {
        title: 'a gate that is gone',
        text: withConfig('KubeProxyConfiguration', 'featureGates:\n  SupportIPVSProxyMode: true'),
      },
      {
        title: 'a locked gate',
        text: withArgument('apiServer', 'feature-gates', 'MultiCIDRServiceAllocator=false'),
      },
    ],
  }),
  check(model, report) {
    const once = onlyOnce();
    for (const setting of gateSettings(model)) {
      const { component, judge, reading } = setting;
      const refusedBy = [judge];
      if (!reading.ok) {
        const { piece } = reading;
        const at = { at: setting.at, value: piece, label: 'feature-gates' };
        report('unread', { component, piece }, { at, refusedBy, data: { component, piece } });
        continue;
      }
      const known = knownGates(component, model);
      if (!known) continue;
      const { release, gates } = known;
      for (const problem of gateProblems(reading.settings, gates)) {
        const about = { component, release, gate: problem.gate };
        const at = sideOf(setting, problem);
        if (setting.gateAt && !once(at.at, problem.gate)) continue;
        const sighting = {
          at,
          refusedBy,
          data: { component, gate: problem.gate },
        };
        const life =
          problem.is === 'unknown' && component !== 'etcd'
            ? lifeOfGate(component, problem.gate)
            : undefined;
        if (life && life.last < model.versions.minor) {
          const { endsOn } = life;
          report('gone', { ...about, last: nameOfMinor(life.last), endsOn }, sighting);
        } else if (life && life.first > model.versions.minor) {
          report('future', { ...about, first: nameOfMinor(life.first) }, sighting);
        } else if (problem.is === 'unknown') {
          report('unknown', { ...about, nearest: nearestOf(problem.gate, gates) }, sighting);
        } else if (problem.is === 'locked') {
          report('locked', { ...about, isOn: problem.isOn }, sighting);
        } else report('needs', { ...about, missing: problem.missing }, sighting);
      }
    }
  },
});

const nearestOf = (gate: string, gates: ReadonlyMap<string, FeatureGate>): string | undefined =>
  nearestName(gate, [...gates.keys()]);

/** The gate itself in a map; the whole text in an argument. */
function sideOf({ at, gateAt, reading }: GateSetting, { gate, is }: GateProblem): Side {
  if (!gateAt || !reading.ok || !reading.settings.has(gate)) return { at, value: gate };
  const on = is === 'unknown' ? 'key' : 'value';
  return { at: gateAt(gate), value: gate, label: gate, on };
}
