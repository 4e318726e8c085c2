// Attached files and links of incidents, on both engines.
#include <gmock/gmock.h>

#include "incident_fixture.hpp"

namespace chargeward::storage {
namespace {

using domain::Attachment;
using domain::AttachmentId;
using domain::IncidentId;
using service::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;

class IncidentExtrasContract : public IncidentFixture {
 protected:
  Attachment attachment_of(std::string name) {
    Attachment attachment;
    attachment.id = new_id<AttachmentId>();
    attachment.name = std::move(name);
    attachment.type = domain::AttachmentType::webp;
    attachment.size_bytes = 300;
    attachment.sha256 = std::string(64, 'a');
    attachment.attached_by = {domain::ActorKind::user, anna_.id.uuid(), "Anna Berg"};
    attachment.attached_at = test_instant(7);
    return attachment;
  }
  void attach(IncidentId incident, const Attachment& attachment, const std::vector<std::string>& pieces = {}) {
    write([&](Transaction& t) {
      t.attachments().insert(incident, attachment);
      for (std::size_t i = 0; i < pieces.size(); ++i)
        t.attachments().insert_piece(attachment.id, static_cast<std::int64_t>(i), pieces[i]);
    });
  }
  std::vector<Attachment> attached_to(IncidentId incident) {
    return read([&](Transaction& t) { return t.attachments().list(incident); });
  }
  std::optional<std::string> piece(AttachmentId id, std::int64_t number) {
    return read([&](Transaction& t) { return t.attachments().piece(id, number); });
  }

  bool link(IncidentId one, IncidentId other) {
    bool changed = false;
    write([&](Transaction& t) { changed = t.incident_links().link(one, other); });
    return changed;
  }
  bool unlink(IncidentId one, IncidentId other) {
    bool changed = false;
    write([&](Transaction& t) { changed = t.incident_links().unlink(one, other); });
    return changed;
  }
  std::vector<IncidentId> linked(IncidentId id) {
    return read([&](Transaction& t) { return t.incident_links().linked(id); });
  }
};

TEST_P(IncidentExtrasContract, OPS05_a_file_is_read_as_it_was_attached) {
  const auto incident = insert(make_incident("One")).incident.id;
  auto attachment = attachment_of("Zähler \"links\".webp");
  attach(incident, attachment);
  EXPECT_EQ(read([&](Transaction& t) { return t.attachments().get(incident, attachment.id); }), attachment);
  auto by_nobody = attachment_of("x");
  by_nobody.type = domain::AttachmentType::text;
  by_nobody.attached_by = {domain::ActorKind::system, std::nullopt, "Chargeward"};
  attach(incident, by_nobody);
  EXPECT_THAT(attached_to(incident), ElementsAre(attachment, by_nobody)) << "in the order of attaching";
}

TEST_P(IncidentExtrasContract, OPS05_every_byte_of_a_file_comes_back) {
  const auto incident = insert(make_incident("One")).incident.id;
  const auto attachment = attachment_of("all bytes");
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  std::string large;
  while (large.size() < 128 * 1024) large += all;
  attach(incident, attachment, {large, all, std::string(1, '\0')});
  EXPECT_EQ(piece(attachment.id, 0), large);
  EXPECT_EQ(piece(attachment.id, 1), all);
  EXPECT_EQ(piece(attachment.id, 2), std::string(1, '\0'));
  EXPECT_EQ(piece(attachment.id, 3), std::nullopt);
}

TEST_P(IncidentExtrasContract, OPS05_a_removed_file_is_gone_with_its_bytes_and_no_other) {
  const auto incident = insert(make_incident("One")).incident.id;
  const auto gone = attachment_of("gone");
  const auto kept = attachment_of("kept");
  attach(incident, gone, {"a", "b"});
  attach(incident, kept, {"c"});
  write([&](Transaction& t) { t.attachments().erase(gone.id); });
  EXPECT_THAT(attached_to(incident), ElementsAre(kept));
  EXPECT_EQ(piece(gone.id, 0), std::nullopt);
  EXPECT_EQ(piece(kept.id, 0), "c");
}

TEST_P(IncidentExtrasContract, OPS05_a_file_is_found_at_its_own_incident_and_organisation_only) {
  const auto one = insert(make_incident("One")).incident.id;
  const auto two = insert(make_incident("Two")).incident.id;
  const auto attachment = attachment_of("file");
  attach(one, attachment, {"a"});
  const auto at = [&](IncidentId incident) {
    return [&, incident](Transaction& t) { return t.attachments().get(incident, attachment.id).has_value(); };
  };
  EXPECT_FALSE(read(at(two)));
  EXPECT_THAT(attached_to(two), IsEmpty());
  EXPECT_FALSE(read_in(elsewhere(), at(one)));
  EXPECT_FALSE(read_in(elsewhere(), [&](Transaction& t) { return t.attachments().piece(attachment.id, 0); }));
  write_in(elsewhere(), [&](Transaction& t) { t.attachments().erase(attachment.id); });
  EXPECT_TRUE(read(at(one)));
  EXPECT_ANY_THROW(
      write_in(elsewhere(), [&](Transaction& t) { t.attachments().insert(one, attachment_of("theirs")); }));
}

TEST_P(IncidentExtrasContract, OPS05_a_link_is_one_row_from_either_side) {
  const auto one = insert(make_incident("One")).incident.id;
  const auto two = insert(make_incident("Two")).incident.id;
  const auto three = insert(make_incident("Three")).incident.id;
  EXPECT_TRUE(link(two, one));
  EXPECT_FALSE(link(one, two)) << "linked already";
  EXPECT_TRUE(link(one, three));
  EXPECT_THAT(linked(one), ElementsAre(three, two)) << "newest first";
  EXPECT_THAT(linked(two), ElementsAre(one));
  EXPECT_TRUE(unlink(one, two));
  EXPECT_FALSE(unlink(two, one));
  EXPECT_THAT(linked(two), IsEmpty());
  EXPECT_THAT(linked(one), ElementsAre(three));
}

TEST_P(IncidentExtrasContract, OPS05_the_schema_takes_no_link_of_an_incident_with_itself_or_with_elsewhere) {
  const auto one = insert(make_incident("One")).incident.id;
  const auto theirs = insert_elsewhere("Theirs").incident.id;
  EXPECT_ANY_THROW(link(one, one));
  EXPECT_ANY_THROW(link(one, theirs));
  EXPECT_THAT(linked(one), IsEmpty());
}

TEST_P(IncidentExtrasContract, OPS05_links_are_seen_and_taken_away_by_their_organisation_only) {
  const auto one = insert(make_incident("One")).incident.id;
  const auto two = insert(make_incident("Two")).incident.id;
  EXPECT_TRUE(link(one, two));
  EXPECT_THAT(read_in(elsewhere(), [&](Transaction& t) { return t.incident_links().linked(one); }), IsEmpty());
  write_in(elsewhere(), [&](Transaction& t) { EXPECT_FALSE(t.incident_links().unlink(one, two)); });
  EXPECT_THAT(linked(two), ElementsAre(one));
}

CHARGEWARD_ON_BOTH_ENGINES(IncidentExtrasContract);

}  // namespace
}  // namespace chargeward::storage
