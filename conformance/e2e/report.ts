import { failed, passed, type Result } from '../tally';

/** The parts of ginkgo's JSON report that say how its specs ended. */
interface GinkgoSuite {
  readonly SpecReports?: readonly GinkgoSpec[] | null;
}

interface GinkgoSpec {
  readonly ContainerHierarchyTexts: readonly string[] | null;
  readonly LeafNodeType: string;
  readonly LeafNodeText: string;
  readonly State: string;
  readonly Failure?: { readonly Message?: string };
}

const NOT_RUN = ['skipped', 'pending'];

/** A result for every spec that was run, and for every set-up that failed. */
export function readReport(suite: string, text: string): Result[] {
  const reports = JSON.parse(text) as readonly GinkgoSuite[];
  const all = reports.flatMap(({ SpecReports }) => SpecReports ?? []);
  const asked = all.filter(
    ({ LeafNodeType, State }) =>
      (LeafNodeType === 'It' && !NOT_RUN.includes(State)) || isFailure(State),
  );
  return asked.map((spec) => resultOf(suite, spec));
}

const isFailure = (state: string): boolean => !['passed', ...NOT_RUN].includes(state);

function resultOf(suite: string, spec: GinkgoSpec): Result {
  const words = [...(spec.ContainerHierarchyTexts ?? []), spec.LeafNodeText || spec.LeafNodeType];
  const name = words.join(' ');
  const message = spec.Failure?.Message ?? spec.State;
  return isFailure(spec.State) ? failed(suite, name, message) : passed(suite, name);
}
