import { FunctionCategory, FunctionCategoryChange, LedgerEntry } from '../../../generated/schema';
import { FunctionCategorySet as FunctionCategorySetEvent } from '../../../generated/templates/CategoryPolicy/CategoryPolicy';
import { categoryOf } from '../../lib/enums';
import { functionCategoryId } from '../../lib/id';

/** Records which category a function has now, and which it had. */
export function setFunctionCategory(entry: LedgerEntry, event: FunctionCategorySetEvent): void {
  const params = event.params;
  const category = new FunctionCategory(functionCategoryId(event.address, params.target, params.selector));
  category.guild = entry.guild;
  category.target = params.target;
  category.selector = params.selector;
  category.category = categoryOf(params.newCategory);
  category.save();
  const change = new FunctionCategoryChange(entry.id);
  change.functionCategory = category.id;
  change.oldCategory = categoryOf(params.oldCategory);
  change.newCategory = category.category;
  change.entry = entry.id;
  change.save();
}
