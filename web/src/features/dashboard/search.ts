import * as v from 'valibot';

/** How many days the chart goes back. */
export const spans = ['7', '30', '90'] as const;

export const dashboardSearch = v.object({
  days: v.optional(v.fallback(v.optional(v.picklist(spans)), undefined)),
});
