import type { ProgramProblem } from '../../model/input-file';
import { defineRule } from '../rule';
import { PLAIN_SERVICE, problemsOf, sightingOf } from './program-problems';

export const sameOutputFile = defineRule({
  code: 'NET084',
  name: 'same-output-file',
  severity: 'error',
  reads: ['inputs'],
  docs: {
    summary: 'No two objects may be written to one file by name.',
    why: 'With one file per resource, cdk8s overwrites the first object of two with the same kind and name in different namespaces, and says nothing.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source: 'cdk8s App.synth (FILE_PER_RESOURCE)',
  },
  findings: {
    said: ({ message, fix }: ProgramProblem) => ({ what: message, fix }),
  },
  examples: () => ({
    valid: [{ title: 'a program without such a thing', text: PLAIN_SERVICE }],
    invalid: [
      {
        title: 'two Services "web" in two namespaces, one file per resource',
        text: PLAIN_SERVICE,
        programProblems: [
          {
            rule: 'same-output-file',
            message: 'a/web and b/web are written to the same file Service.web.k8s.yaml',
            fix: 'rename one of them, or choose a YamlOutputType that keeps them apart',
            breaks: 'kubectl: one of the two is never applied',
            data: {},
          },
        ],
      },
    ],
  }),
  check({ inputs }, report) {
    for (const problem of problemsOf(inputs, 'same-output-file')) {
      report('said', problem, sightingOf(problem));
    }
  },
});
