package dev.baton.simulators;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reading of paths. */
final class Requests {

    private Requests() {}

    /** The request's path, without its encoding, against the pattern. */
    static Matcher path(Request request, Pattern pattern) {
        String path = URI.create(request.getUrl()).getPath();
        return pattern.matcher(path == null ? "" : path);
    }

    /** The group's text, empty where the group took no part. */
    static String group(MatchResult matcher, int number) {
        String text = matcher.group(number);
        return text == null ? "" : text;
    }
}
