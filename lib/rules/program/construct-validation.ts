import type { ProgramProblem } from '../../model/input-file';
import { defineRule } from '../rule';
import { PLAIN_SERVICE, problemsOf, sightingOf } from './program-problems';

export const constructValidation = defineRule({
  code: 'NET080',
  name: 'construct-validation',
  severity: 'error',
  reads: ['inputs'],
  docs: {
    summary: 'What a construct of another library refuses stops the synth.',
    why: 'Constructs say through node.addValidation that they cannot work as they were asked to. cdk8s would stop with a stack trace; here it is a finding beside all others.',
    since: '0.1.0',
    source: 'cdk8s App.synth; constructs Node.addValidation',
  },
  findings: {
    said: ({ message, fix }: ProgramProblem) => ({ what: message, fix }),
  },
  examples: () => ({
    valid: [{ title: 'a program without such a thing', text: PLAIN_SERVICE }],
    invalid: [
      {
        title: 'a construct of another library refuses its props',
        text: PLAIN_SERVICE,
        programProblems: [
          {
            rule: 'construct-validation',
            message: 'replicas must be positive',
            fix: 'change what the message names',
            breaks: 'cdk8s: the construct says that it cannot work like this',
            data: {},
          },
        ],
      },
    ],
  }),
  check({ inputs }, report) {
    for (const problem of problemsOf(inputs, 'construct-validation')) {
      report('said', problem, sightingOf(problem));
    }
  },
});
