package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who is answered what. {@code Own} is what a manager manages and what is about an employee; it is
 * one and the same to everybody else.
 */
@ExtendWith(InstallationExtension.class)
final class WhoMayIT {

  private final Installation installation;

  WhoMayIT(Installation installation) {
    this.installation = installation;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          action   | role     | own   | another's | missing | own deleted | another's deleted
          READ     | admin    | 200   | 200       | 404     | 404         | 404
          READ     | manager  | 200   | 403       | 404     | 404         | 404
          READ     | employee | 200   | 403       | 404     | 404         | 404
          READ     | writer   | 403   | 403       | 403     | 403         | 403
          READ     | nobody   | 403   | 403       | 403     | 403         | 403
          LIST     | admin    | shown | shown     | absent  | absent      | absent
          LIST     | manager  | shown | absent    | absent  | absent      | absent
          LIST     | employee | shown | absent    | absent  | absent      | absent
          LIST     | writer   | 403   | 403       | 403     | 403         | 403
          LIST     | nobody   | 403   | 403       | 403     | 403         | 403
          AS_OF    | admin    | 200   | 200       | 404     | 200         | 200
          AS_OF    | manager  | 200   | 403       | 404     | 200         | 403
          AS_OF    | employee | 200   | 403       | 404     | 200         | 403
          AS_OF    | writer   | 403   | 403       | 403     | 403         | 403
          AS_OF    | nobody   | 403   | 403       | 403     | 403         | 403
          VERSIONS | admin    | 200   | 200       | 404     | 200         | 200
          VERSIONS | manager  | 200   | 403       | 404     | 200         | 403
          VERSIONS | employee | 200   | 403       | 404     | 200         | 403
          VERSIONS | writer   | 403   | 403       | 403     | 403         | 403
          VERSIONS | nobody   | 403   | 403       | 403     | 403         | 403
          VERSION  | admin    | 200   | 200       | 404     | 200         | 200
          VERSION  | manager  | 200   | 403       | 404     | 200         | 403
          VERSION  | employee | 200   | 403       | 404     | 200         | 403
          VERSION  | writer   | 403   | 403       | 403     | 403         | 403
          VERSION  | nobody   | 403   | 403       | 403     | 403         | 403
          DIFF     | admin    | 200   | 200       | 404     | 200         | 200
          DIFF     | manager  | 200   | 403       | 404     | 200         | 403
          DIFF     | employee | 200   | 403       | 404     | 200         | 403
          DIFF     | writer   | 403   | 403       | 403     | 403         | 403
          DIFF     | nobody   | 403   | 403       | 403     | 403         | 403
          CREATE   | admin    | 409   | 409       | 201     | 201         | 201
          CREATE   | manager  | 409   | 403       | 201     | 201         | 403
          CREATE   | employee | 403   | 403       | 403     | 403         | 403
          CREATE   | writer   | 409   | 409       | 201     | 201         | 201
          CREATE   | nobody   | 403   | 403       | 403     | 403         | 403
          REPLACE  | admin    | 200   | 200       | 404     | 404         | 404
          REPLACE  | manager  | 200   | 403       | 404     | 404         | 404
          REPLACE  | employee | 403   | 403       | 403     | 403         | 403
          REPLACE  | writer   | 200   | 200       | 404     | 404         | 404
          REPLACE  | nobody   | 403   | 403       | 403     | 403         | 403
          PATCH    | admin    | 200   | 200       | 404     | 404         | 404
          PATCH    | manager  | 200   | 403       | 404     | 404         | 404
          PATCH    | employee | 403   | 403       | 403     | 403         | 403
          PATCH    | writer   | 200   | 200       | 404     | 404         | 404
          PATCH    | nobody   | 403   | 403       | 403     | 403         | 403
          DELETE   | admin    | 200   | 200       | 404     | 404         | 404
          DELETE   | manager  | 200   | 403       | 404     | 404         | 404
          DELETE   | employee | 403   | 403       | 403     | 403         | 403
          DELETE   | writer   | 403   | 403       | 403     | 403         | 403
          DELETE   | nobody   | 403   | 403       | 403     | 403         | 403
          PREVIEW  | admin    | 200   | 200       | 404     | 200         | 200
          PREVIEW  | manager  | 200   | 403       | 404     | 200         | 403
          PREVIEW  | employee | 403   | 403       | 403     | 403         | 403
          PREVIEW  | writer   | 200   | 200       | 404     | 200         | 200
          PREVIEW  | nobody   | 403   | 403       | 403     | 403         | 403
          RESTORE  | admin    | 200   | 200       | 404     | 200         | 200
          RESTORE  | manager  | 200   | 403       | 404     | 200         | 403
          RESTORE  | employee | 403   | 403       | 403     | 403         | 403
          RESTORE  | writer   | 200   | 200       | 404     | 200         | 200
          RESTORE  | nobody   | 403   | 403       | 403     | 403         | 403
          """)
  void everybodyIsAnsweredWhatHisRoleGrants(
      StaffRequest action,
      String role,
      String own,
      String others,
      String missing,
      String deleted,
      String othersDeleted) {
    assertThat(
            List.of(
                outcome(action, role, true, StaffFile::there),
                outcome(action, role, false, StaffFile::there),
                outcome(action, role, true, StaffFile::missing),
                outcome(action, role, true, StaffFile::deleted),
                outcome(action, role, false, StaffFile::deleted)))
        .containsExactly(own, others, missing, deleted, othersDeleted);
  }

  private String outcome(StaffRequest action, String role, boolean own, StaffFile.Maker state) {
    StaffFile file = state.make(installation);
    String owner = role.equals("employee") ? file.id() : file.manager();
    return action.outcome(installation.as(own ? owner : "somebody", role), file);
  }
}
