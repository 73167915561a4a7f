import { lastAsRead } from '../../model/component-flags';
import { defineRule, type Example } from '../rule';
import { admissionExample, handedOver } from './admission-example';
import { limitRefusals } from './event-limits';
import { refusalIn, refusedBy, typedFiles } from './file-check';
import { entriesOf } from './flag-check';

const PLUGIN = 'EventRateLimit';
const ENABLED = 'enable-admission-plugins';
const FILE = 'admission-control-config-file';

const withLimits = (limits: string): string =>
  admissionExample(`name: ${PLUGIN}
    configuration:
      apiVersion: eventratelimit.admission.k8s.io/v1alpha1
      kind: Configuration
      limits: ${limits}`);

const enabled = (title: string, text: string): Example =>
  handedOver(title, text, `NodeRestriction,${PLUGIN}`);

export const eventRateLimit = defineRule({
  code: 'NET753',
  name: 'event-rate-limit',
  severity: 'error',
  reads: ['componentFiles', 'controlPlane', 'versions'],
  docs: {
    summary:
      'The admission plugin EventRateLimit needs limits, each of a known type with a rate and a burst.',
    why: 'The plugin has no limits by itself. Once it is enabled, kube-apiserver exits over a file that gives it none, or one that it does not take.',
    since: '0.1.0',
    source:
      'kubernetes plugin/pkg/admission/eventratelimit/config.go, apis/eventratelimit/validation [run]',
  },
  findings: refusedBy('kube-apiserver'),
  examples: () => ({
    valid: [
      enabled(
        'one bucket for the server, where no cache is looked at, and one for every namespace',
        withLimits(
          '[{type: Server, qps: 50, burst: 100, cacheSize: -1}, {type: Namespace, qps: 5, burst: 10}]',
        ),
      ),
      { title: 'a plugin that is not enabled', text: withLimits('[]') },
    ],
    invalid: [
      enabled('no limits', withLimits('[]')),
      enabled('a burst of nothing', withLimits('[{type: User, qps: 5, burst: 0}]')),
      enabled('no such type', withLimits('[{type: namespace, qps: 5, burst: 10}]')),
      enabled(
        'the plugin is enabled, and the file is about others',
        admissionExample('name: PodSecurity'),
      ),
    ],
  }),
  check({ componentFiles, controlPlane: { apiServer }, versions }, report) {
    const isEnabled = entriesOf(apiServer, ENABLED).some(({ value }) => value === PLUGIN);
    if (!isEnabled || !lastAsRead(apiServer, FILE)?.value) return;
    for (const file of typedFiles(componentFiles, 'AdmissionConfiguration')) {
      for (const refusal of limitRefusals(file.value, versions.minor)) {
        report('refused', refusal, refusalIn(file, refusal));
      }
    }
  },
});
