import { TOOLCHAIN } from './go';
import type { Recipe } from './recipe';
import { releaseOf } from './releases';

/** Programs of our own that answer a node's component where its host or cluster would. */
export const STAND_INS = ['quiet-runtime', 'lone-node-api'] as const;

export type StandIn = (typeof STAND_INS)[number];

/** Built against one Kubernetes release: what they speak is the same for all. */
const MINOR = 36;

export function standInRecipe(program: StandIn): Recipe {
  return {
    program,
    version: `v${releaseOf(MINOR).version}`,
    wrapper: `kubernetes-1.${MINOR}`,
    mainPackage: `./${program}`,
    ldflags: '-s -w',
    toolchain: TOOLCHAIN,
    isOwn: true,
  };
}
