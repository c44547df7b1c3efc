/**
 * What usage costs: exact arithmetic on prices and nothing else, one price model a file. {@link
 * dev.treering.projections.rating.Rater} is the way in, and names the steps.
 *
 * <p>What a price book leaves open, and is decided here:
 *
 * <ul>
 *   <li>What a price gives or asks of a whole month — included quantity, pool, cap, minimum, maximum — is prorated by the days of the
 *       month that the price was in force for the account.
 *   <li>Included quantity and pools are of units after rounding: who is billed whole hours uses up whole hours.
 *   <li>In use is what has billed time, or reported anything, be it 0: then the first tier is reached, and a minimum is asked for.
 *   <li>Where more was taken back than reported, nothing is charged: a statement pays nobody for use. Corrections of what was stated
 *       before are {@link dev.treering.projections.rating.Corrections}.
 *   <li>What is rated together is rounded once, and its lines are spread by largest remainder so that they come to it.
 *   <li>Credits pay in the terms of the prices: before tax that is added, with tax that is contained.
 * </ul>
 *
 * <p>May use: {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.rating;

import org.jspecify.annotations.NullMarked;
