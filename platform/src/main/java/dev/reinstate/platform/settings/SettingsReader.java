package dev.reinstate.platform.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code reinstate.yaml}: YAML with the scalars of YAML 1.2's core schema (so {@code no} is a
 * text), no tags, and each key given once. Every key is optional, one without a value is as good as
 * absent, and one that is unknown is a mistake.
 *
 * <p>{@code ${NAME}} and {@code ${NAME:default}} in values, quoted or not, are replaced by
 * environment variables; {@code $${NAME}} stands for the characters {@code ${NAME}}. What is put in
 * is never read as YAML, but may stand for a number or a boolean where one is expected.
 *
 * <p>Reading has no effects: it opens the file, looks whether key files it names can be read, and
 * fetches nothing. Safe for use by several threads.
 */
public final class SettingsReader {

  private static final int MAX_BYTES = 1024 * 1024;
  private static final Set<String> KEYS =
      Set.of(
          "http",
          "postgres",
          "auth",
          "files",
          "audit",
          "cluster",
          "tracing",
          "collections",
          "roles",
          "policies",
          "hooks");

  private final Map<String, String> environment;

  /**
   * @param environment the variables that values may refer to, such as {@link System#getenv()}
   */
  public SettingsReader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Reads a file of at most 1 MiB, in UTF-8. Relative paths in it start from its folder. A file
   * that cannot be read is a mistake like any other.
   */
  public SettingsResult read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        return failed("the file is larger than 1 MiB");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(text, folderOf(file));
    } catch (CharacterCodingException e) {
      return failed("the file is not UTF-8");
    } catch (IOException e) {
      return failed("the file cannot be read");
    }
  }

  /**
   * Reads a text.
   *
   * @param folder what relative paths in it start from
   */
  public SettingsResult read(String yaml, Path folder) {
    var mistakes = new Mistakes();
    ConfigNode root = YamlText.read(yaml, environment, mistakes);
    Settings settings = settings(root, folder, mistakes);
    return mistakes.isEmpty()
        ? new SettingsResult.Valid(settings)
        : new SettingsResult.Invalid(mistakes.inOrder());
  }

  private static Settings settings(@Nullable ConfigNode node, Path folder, Mistakes mistakes) {
    Section root = Section.of(node, "", mistakes, KEYS);
    Map<String, CollectionSettings> collections = new CollectionsSection(mistakes).read(root);
    RoleInheritance roles = RolesSection.read(root);
    var files = new NamedFiles(folder);
    var auth = new AuthSection(files, root);
    return new Settings(
        new HttpSection(files, mistakes).read(root),
        PostgresSection.read(root),
        auth.jwt(),
        auth.serviceKey(),
        FilesSection.read(root),
        new AuditSection(files).read(root),
        new ClusterSection(files, mistakes).read(root),
        TracingSection.read(root),
        collections,
        new PoliciesSection(collections.keySet(), mistakes).read(root, roles),
        new HooksSection(collections.keySet(), mistakes).read(root),
        RulesFingerprint.of(root));
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private static SettingsResult failed(String message) {
    return new SettingsResult.Invalid(List.of(new Mistake("", message, null)));
  }
}
