package dev.treering.server.http;

import java.util.List;

/** Whether the process is well. */
public interface Vitals {

    /** What is broken so that only a restart helps; empty while the process is alive and well. */
    List<String> illnesses();

    /** What is still missing before requests can be served; empty when ready. */
    List<String> missing();

    /** What an operator must mend and what yet keeps nobody from being served; empty where all is well. */
    List<String> warnings();

    /** What is not as somebody wished, and no reason to stop serving; empty where there is nothing to remark. */
    List<String> remarks();

    /** How many dynos run and are not charged, or are charged and do not run, by the newest two censuses of the cluster. */
    long censusDifferences();
}
