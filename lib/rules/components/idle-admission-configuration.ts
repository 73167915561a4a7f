import { lastAsRead } from '../../model/component-flags';
import { isObject } from '../../model/document';
import type { FlagSet } from '../../model/flags';
import { at } from '../../model/located';
import { asList, asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { admissionExample, handedOver } from './admission-example';
import { typedFiles } from './file-check';
import { entriesOf } from './flag-check';

/** Off by themselves, and the only ones of these that take a configuration. Source: kubernetes plugins.go. */
const OFF_BY_DEFAULT = [
  ...['EventRateLimit', 'ImagePolicyWebhook', 'PodNodeSelector', 'PodTolerationRestriction'],
];

interface Idle {
  readonly plugin: string;
}

const LIMITS = admissionExample('name: EventRateLimit\n    path: /etc/kubernetes/pki/limits.yaml');

export const idleAdmissionConfiguration = defineRule({
  code: 'NET757',
  name: 'idle-admission-configuration',
  severity: 'warning',
  reads: ['componentFiles', 'controlPlane'],
  docs: {
    summary: 'What an AdmissionConfiguration says of a plugin counts only where the plugin is on.',
    why: 'A configuration does not enable its plugin. kube-apiserver reads the file, runs without the plugin and says nothing.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#which-plugins-are-enabled-by-default',
  },
  findings: {
    off: ({ plugin }: Idle) => ({
      what: `${plugin} is configured and not enabled, so nobody reads its configuration`,
      fix: `add ${plugin} to enable-admission-plugins`,
    }),
    disabled: ({ plugin }: Idle) => ({
      what: `${plugin} is configured and disabled, so nobody reads its configuration`,
      fix: `take ${plugin} out of disable-admission-plugins`,
    }),
  },
  examples: () => ({
    valid: [
      handedOver('on by itself', admissionExample('name: PodSecurity'), 'NodeRestriction'),
      { title: 'nobody says which plugins are on', text: LIMITS },
    ],
    invalid: [handedOver('off by itself', LIMITS, 'NodeRestriction')],
  }),
  check({ componentFiles, controlPlane: { apiServer } }, report) {
    if (!lastAsRead(apiServer, 'admission-control-config-file')?.value) return;
    for (const file of typedFiles(componentFiles, 'AdmissionConfiguration')) {
      asList(file.value.plugins).forEach((entry, index) => {
        const plugin = isObject(entry) ? (asText(entry.name) ?? '') : '';
        const problem = problemOf(plugin, apiServer);
        if (!problem) return;
        report(
          problem,
          { plugin },
          {
            at: { at: at(file.source, 'plugins', index, 'name'), value: plugin },
            breaks: `kube-apiserver: runs without ${plugin}`,
            data: { plugin },
          },
        );
      });
    }
  },
});

function problemOf(plugin: string, flags: FlagSet): 'off' | 'disabled' | undefined {
  const isIn = (flag: string) => entriesOf(flags, flag).some(({ value }) => value === plugin);
  if (isIn('enable-admission-plugins')) return undefined;
  if (isIn('disable-admission-plugins')) return 'disabled';
  return OFF_BY_DEFAULT.includes(plugin) ? 'off' : undefined;
}
