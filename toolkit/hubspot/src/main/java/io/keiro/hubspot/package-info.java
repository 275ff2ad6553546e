/** Placeholder sentence replaced by the room's own front door. */
package io.keiro.hubspot;
