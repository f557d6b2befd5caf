package dev.baton.local;

import java.util.Locale;

/** What to open once everything runs. */
final class Welcome {

    private Welcome() {}

    static String text(LocalSettings settings, double seconds) {
        int baton = settings.batonPort();
        int tasklist = settings.tasklistPort();
        return String.format(Locale.ROOT, """

                Ready after %.0f s. Open:

                  API, to try in the browser   http://localhost:%d/swagger-ui.html     admin / admin
                  Orders                       http://localhost:%d/api/orders          operator / operator
                  Tasklist, to review orders   http://localhost:%d/tasklist            demo / demo, act / act
                  Operate, to see processes    http://localhost:%d/operate             demo / demo
                  Simulators' requests         http://localhost:%d/__admin/requests
                  Database                     postgresql://localhost:%d/baton         baton / baton

                %sEdit and save a file in bpmn/ or dmn/: the next order uses it. Ctrl-C stops everything.
                """, seconds, baton, baton, tasklist, tasklist, settings.simulatorsPort(), settings.postgresPort(),
                settings.cluster() ? cluster(settings) : "");
    }

    private static String cluster(LocalSettings settings) {
        return String.format(Locale.ROOT, """
                Three brokers with three partitions, and two instances of Baton behind port %d: %s.
                Kill one of each, and orders go on:
                  kill -9 $(cut -d' ' -f1 %s)
                  kill -9 $(cut -d' ' -f1 %s)

                """, settings.batonPort(), settings.instancePorts(), pid(settings, "camunda-2"),
                pid(settings, "baton-2"));
    }

    private static String pid(LocalSettings settings, String part) {
        return settings.log(part) + ".pid";
    }
}
