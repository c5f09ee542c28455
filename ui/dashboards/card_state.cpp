// What a panel draws, and what it says beside its lines: the newest value, and why there is nothing
// or only a part.
#include <QFontMetrics>
#include <algorithm>

#include "ui/dashboards/card.h"
#include "ui/dashboards/hearing.h"
#include "ui/dashboards/library.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/steady.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::dashboards {
namespace {

constexpr int StepsForARate = 4;

QString joinedNames(const std::set<std::string>& names)
{
    QStringList words;
    for (const std::string& name : names) {
        words.append(shared::technical(shared::breakable(shared::fromPeer(name, 100))));
    }
    return words.join(shared::comma());
}

/// A title and a headline fit into the head of a chart: cut, it would lose its number.
bool fitBeside(const QString& title, const QString& headline, int width)
{
    constexpr int Around = 20 + 12; ///< margins, and between them
    const int wanted = QFontMetrics(shared::bodyFont()).horizontalAdvance(headline);
    const int steps = wanted / shared::Steady::Step + 1;
    return QFontMetrics(shared::strongFont()).horizontalAdvance(title) +
               steps * shared::Steady::Step + Around <=
           width;
}

} // namespace

/// Moves the time of all cards on; the first of them that comes to a step does it for all.
void PanelCard::advance(std::int64_t step)
{
    const qint64 at = step * stepMs();
    if (!group_->time().hasBegun() || group_->time().span().toMs != at) {
        group_->change([at](shared::ChartTime& time) { time.advance(at); });
    }
}

/// Chooses the lines and draws all that is known of them.
void PanelCard::drawAll(const PastLines& lines)
{
    chart_->removeLines();
    lines_ = chooseLines(lines, LinesMax);
    for (const LineKey& line : lines_) {
        std::vector<shared::ChartPoint> points;
        for (const PastPoint& point : lines.at(line)) {
            points.push_back({point.atMs, point.value});
        }
        chart_->prepend(chart_->addLine(lineName(queries_[line.query], line.key)), points, tier());
    }
    if (newest_.empty()) {
        newest_ = newestOf(lines, pastStepMs_);
    }
    if (!lines.empty()) {
        advance(link::wallNow().unixMs / stepMs());
    }
    showState();
    chart_->redraw();
    Q_EMIT told();
}

void PanelCard::draw(std::int64_t step, const Values& values)
{
    for (const auto& [line, value] : values) {
        const auto known = std::find(lines_.begin(), lines_.end(), line);
        auto number = static_cast<std::size_t>(known - lines_.begin());
        if (known == lines_.end()) {
            if (lines_.size() == LinesMax) {
                continue;
            }
            number = chart_->addLine(lineName(queries_[line.query], line.key));
            lines_.push_back(line);
        }
        chart_->append(number, {step * stepMs(), value}, tier());
    }
    all_ = std::max(all_, values.size());
}

std::vector<std::pair<QString, double>> PanelCard::values() const
{
    std::vector<std::pair<QString, double>> values;
    for (const auto& [line, value] : newest_) {
        values.emplace_back(lineName(queries_[line.query], line.key), value);
    }
    return values;
}

/// Whether one of the nodes has a series that is read.
bool PanelCard::anyHasIt() const
{
    return std::any_of(nodes_.begin(), nodes_.end(), [this](const std::string& node) {
        const link::AgentFacts* facts = session_.store().agent(node);
        return facts != nullptr &&
               std::any_of(panel_.queries.begin(), panel_.queries.end(), [&](const Query& query) {
                   return !QueryReader::wanted(query, facts->series).empty();
               });
    });
}

/// Nothing is left out without a word.
QString PanelCard::whatIsLeftOut() const
{
    QStringList said;
    if (!leftOut_.empty()) {
        said.append(tr("The past of %1 could not be read as a whole and is not drawn.")
                        .arg(joinedNames(leftOut_)));
    }
    std::size_t unread = 0;
    for (const auto& [node, source] : sources_) {
        for (const QueryReader& reader : source.readers) {
            unread += reader.seriesLeftOut();
        }
    }
    if (all_ > lines_.size()) {
        said.append(tr("The %1 highest of %2 lines. Choose fewer nodes to see the others.")
                        .arg(shared::number(std::uint64_t{lines_.size()}),
                             shared::number(std::uint64_t{all_})));
    }
    if (unread > 0) {
        said.append(tr("%Ln more series are not read: of one node a query has at most %1 lines.",
                       nullptr, static_cast<int>(std::min<std::size_t>(unread, 1'000'000)))
                        .arg(shared::number(std::uint64_t{QueryLinesMax})));
    }
    return said.join(QLatin1Char(' '));
}

void PanelCard::offerAll()
{
    more_ = shared::makeButton(tr("All values"), "quiet", this);
    more_->setObjectName(QStringLiteral("all values"));
    more_->setAccessibleName(tr("All values of %1").arg(boardText(panel_.title)));
    more_->hide();
    chart_->addToNotice(more_);
    connect(more_, &QPushButton::clicked, this, [this] { Q_EMIT allWanted(widest()); });
}

/// The panel with the query of the most lines alone.
Panel PanelCard::widest() const
{
    std::vector<std::size_t> counts(panel_.queries.size(), 0);
    for (const auto& [line, value] : newest_) {
        ++counts[line.query];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    Panel panel = panel_;
    panel.queries = {panel_.queries[static_cast<std::size_t>(most - counts.begin())]};
    return panel;
}

QString PanelCard::unreported() const
{
    if (!lines_.empty() || !anyTells(session_.store(), nodes_) || anyHasIt()) {
        return {};
    }
    std::set<std::string> metrics;
    for (const Query& query : panel_.queries) {
        metrics.insert(query.of.metric);
    }
    return tr("No node that is chosen has %1. It comes with the service that it measures.")
        .arg(joinedNames(metrics));
}

/// Empty: there is nothing to explain. Names of metrics are long: they are the `more` of it.
QString PanelCard::whyEmpty(bool& instead, QString& more) const
{
    instead = lines_.empty();
    if (!instead) {
        return whatIsLeftOut();
    }
    if (nodes_.empty()) {
        return tr("No node is chosen: choose one above.");
    }
    if (!anyTells(session_.store(), nodes_)) {
        return tr("no metrics are known"); // why, the page says once
    }
    more = unreported();
    if (!more.isEmpty()) {
        return tr("These nodes do not report it.");
    }
    return asking_ ? progress()
                   : tr("There is no value yet. A rate needs two samples; a share needs a whole "
                        "above zero.");
}

QString PanelCard::progress() const
{
    return asked_.size() < 2
               ? tr("Reading the past…")
               : tr("Reading the past: %1 of %Ln node(s)…", nullptr,
                    static_cast<int>(asked_.size()))
                     .arg(shared::number(std::uint64_t{asked_.size() - waiting_.size()}));
}

QString PanelCard::headline() const
{
    if (newest_.empty()) {
        return lines_.empty() ? tr("no values") : QString();
    }
    const auto most =
        std::max_element(newest_.begin(), newest_.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const QString value = unitText(panel_.unit, most->second);
    const bool isOne = std::all_of(newest_.begin(), newest_.end(), [&](const auto& line) {
        return unitText(panel_.unit, line.second) == value;
    });
    const QString whose =
        tr("highest: %1 %2").arg(lineName(queries_[most->first.query], most->first.key), value);
    return isOne || !fitBeside(boardText(panel_.title), whose, chart_->width()) ? value : whose;
}

void PanelCard::showState()
{
    bool instead = false;
    QString more;
    const QString why = whyEmpty(instead, more);
    chart_->setNotice(why, instead, more);
    if (more_ != nullptr) {
        more_->setVisible(!instead && all_ > lines_.size());
    }
    const QString text = headline();
    if (!text.isEmpty()) {
        chart_->setHeadline(text);
    }
    // A picture of the page waits for it; a rate needs two steps.
    setProperty("awaits",
                on_ && (asking_ || (newest_.empty() && closed_ < StepsForARate && anyHasIt())));
}

} // namespace bafar::ui::dashboards
