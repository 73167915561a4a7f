import type { InputFile, ProgramProblem } from '../../model/input-file';
import type { Sighting } from '../rule';

/** What a program did, found while its constructs were rendered and ordered. */
export const problemsOf = (
  inputs: readonly InputFile[],
  rule: ProgramProblem['rule'],
): ProgramProblem[] =>
  inputs.flatMap(({ programProblems = [] }) =>
    programProblems.filter((problem) => problem.rule === rule),
  );

export const sightingOf = ({ location, other, breaks, data }: ProgramProblem): Sighting => ({
  at: { source: { locate: () => location }, path: [] },
  ...(other ? { other: { source: { locate: () => other }, path: [] } } : {}),
  breaks,
  data,
});

/** What the examples have beside their problem: something every component accepts. */
export const PLAIN_SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`;
