import type { ProgramProblem } from '../../model/input-file';
import { defineRule } from '../rule';
import { PLAIN_SERVICE, problemsOf, sightingOf } from './program-problems';

export const dependencyOutsideCharts = defineRule({
  code: 'NET083',
  name: 'dependency-outside-charts',
  severity: 'error',
  reads: ['inputs'],
  docs: {
    summary: 'Only charts, and what stands in them, can wait for each other.',
    why: 'The order is an order of documents; a construct outside of all charts writes none.',
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
        title: 'a chart that waits for the app',
        text: PLAIN_SERVICE,
        programProblems: [
          {
            rule: 'dependency-outside-charts',
            message: 'a dependency names the app, which stands in no chart',
            fix: 'let a chart, or a construct in a chart, wait for another one',
            breaks: 'cdk8s: only charts and what is in them have an order',
            data: {},
          },
        ],
      },
    ],
  }),
  check({ inputs }, report) {
    for (const problem of problemsOf(inputs, 'dependency-outside-charts')) {
      report('said', problem, sightingOf(problem));
    }
  },
});
