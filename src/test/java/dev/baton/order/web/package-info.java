@NullMarked
package dev.baton.order.web;

import org.jspecify.annotations.NullMarked;
