import type { ProgramProblem } from '../../model/input-file';
import { defineRule } from '../rule';
import { PLAIN_SERVICE, problemsOf, sightingOf } from './program-problems';

export const dependencyCycle = defineRule({
  code: 'NET082',
  name: 'dependency-cycle',
  severity: 'error',
  reads: ['inputs'],
  docs: {
    summary: 'Constructs must not wait for each other in a circle.',
    why: 'Documents are written in the order in which they are to be applied. No order serves all members of a circle; plain cdk8s drops some of them silently.',
    since: '0.1.0',
    source: 'cdk8s DependencyGraph',
  },
  findings: {
    said: ({ message, fix }: ProgramProblem) => ({ what: message, fix }),
  },
  examples: () => ({
    valid: [{ title: 'a program without such a thing', text: PLAIN_SERVICE }],
    invalid: [
      {
        title: 'two charts that depend on each other',
        text: PLAIN_SERVICE,
        programProblems: [
          {
            rule: 'dependency-cycle',
            message: 'constructs wait for each other: a → b → a',
            fix: 'remove one of these dependencies',
            breaks: 'cdk8s: no order of the documents serves all of them',
            data: {},
          },
        ],
      },
    ],
  }),
  check({ inputs }, report) {
    for (const problem of problemsOf(inputs, 'dependency-cycle')) {
      report('said', problem, sightingOf(problem));
    }
  },
});
