import type { ProgramProblem } from '../../model/input-file';
import { defineRule } from '../rule';
import { PLAIN_SERVICE, problemsOf, sightingOf } from './program-problems';

export const objectNotRendered = defineRule({
  code: 'NET081',
  name: 'object-not-rendered',
  severity: 'error',
  reads: ['inputs'],
  docs: {
    summary: 'Every API object must be made of plain values.',
    why: 'A Lazy that throws, a class instance or a function has no JSON, so the object cannot be written.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source: 'cdk8s ApiObject.toJson',
  },
  findings: {
    said: ({ message, fix }: ProgramProblem) => ({ what: message, fix }),
  },
  examples: () => ({
    valid: [{ title: 'a program without such a thing', text: PLAIN_SERVICE }],
    invalid: [
      {
        title: 'a Deployment whose Lazy throws',
        text: PLAIN_SERVICE,
        programProblems: [
          {
            rule: 'object-not-rendered',
            message: 'Deployment web cannot be written: no image',
            fix: 'give the object plain values: text, numbers, booleans, lists and maps of them',
            breaks: 'cdk8s: the object has no JSON',
            data: {},
          },
        ],
      },
    ],
  }),
  check({ inputs }, report) {
    for (const problem of problemsOf(inputs, 'object-not-rendered')) {
      report('said', problem, sightingOf(problem));
    }
  },
});
