/**
 * Builds the real components: `npm run conformance:build [-- WORD…]`, everything without words.
 * What cannot be had is told at the end, after everything else was built.
 */
import { buildEach, renderFailures, renderList } from './build-each';
import { build, isBuilt } from './cache';
import { everyRecipe, recipesFor } from './words';

function main(args: readonly string[]): number {
  const words = args.filter((word) => word !== '--list');
  const recipes = words.length > 0 ? words.flatMap(recipesFor) : everyRecipe();
  if (args.includes('--list')) {
    console.log(renderList(recipes, { isBuilt }));
    return 0;
  }
  const print = (text: string) => process.stdout.write(text);
  const failures = buildEach(recipes, { build, isBuilt, print });
  if (failures.length > 0) console.error(renderFailures(failures, recipes.length));
  return failures.length > 0 ? 1 : 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
